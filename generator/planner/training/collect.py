"""python collect.py WORK: reads the sources (fetched by fetch.sh) and writes all that training needs of them.

WORK/pairs.tsv: language, english, text, source. WORK/english.tsv: texts in English alone.
WORK/labelled.tsv: class, weight, text: the lines written for this, and the labelled games of the train part.
"""

import random
import sys

import labels
import sources

MOST = {"gettext": 40000, "libreoffice": 16000, "freedict": 20000, "edict": 14000, "debian": 16000}


def one_line(text):
    return text.replace("\t", " ").replace("\n", " ").strip()


def read_all(work):
    lists = work + "/apt/lists"
    rows = sources.packages(lists)
    components = sources.appstream(lists)
    kept = {}
    streams = [sources.appstream_pairs(components), sources.debian_pairs(lists, rows), sources.catalogue_pairs(work + "/mo"),
               sources.dictionary_pairs(work + "/mo"), sources.emoji_pairs(work + "/npm/node_modules")]
    games = {one_line(t) for row in rows if row["games"] for t in sources.two_lengths(row["text"])}
    held = {one_line(t) for row in rows if row["games"] and sources.held_out(row["name"]) for t in sources.two_lengths(row["text"])}
    for stream in streams:
        for language, english, text, source in stream:
            english, text = one_line(english), one_line(text)
            if 2 < len(english) and 0 < len(text) and english != text and english not in held:
                kept.setdefault((source, language), {}).setdefault((english, text), None)
    pairs, english = [], set(games - held)
    draw = random.Random(1)
    for (source, language), found in sorted(kept.items()):
        found = sorted(found)
        if source == "freedict":  # a headword that other sources use is worth more than a rare one
            found = sorted(found, key=lambda p: (len(p[0].split()), len(p[0])))
        draw.shuffle(found)
        # The same English sentences in every language cost the teacher once.
        found.sort(key=lambda p: (p[0] not in games, hash_of(p[0])))
        pairs += [(language, a, b, source) for a, b in found[: MOST.get(source, 1 << 30)]]
    for item in components:
        if "Game" in item.get("Categories", []) and sources.held_out(item["Package"]):
            continue
        for field in ("Summary", "Description"):
            if "C" in item.get(field, {}):
                english.add(one_line(sources.clean(item[field]["C"])[:400]))
    draw.shuffle(rows)
    english |= {one_line(sources.two_lengths(row["text"])[0]) for row in rows[:12000] if not row["games"]}
    return pairs, sorted(english - held)


def hash_of(text):
    import zlib

    return zlib.crc32(text.encode())


def labelled(work):
    """Texts with a class: (class, weight, text)."""
    out = []
    for name, lines in [*labels.games().items(), *labels.authored("app_categories.txt").items()]:
        out += [(name, 1.0, line) for line in lines]
    lists = work + "/apt/lists"
    for _, short, long, genres in labels.debian_games(sources.packages(lists), sources.appstream(lists), "train"):
        if len(genres) == 1:
            out += [(next(iter(genres)), 0.4, text) for text in (short, long)]
    return out


def main(work):
    pairs, english = read_all(work)
    with open(work + "/pairs.tsv", "w", encoding="utf-8") as out:
        out.writelines("\t".join(p) + "\n" for p in pairs)
    with open(work + "/english.tsv", "w", encoding="utf-8") as out:
        out.writelines(t + "\n" for t in english)
    with open(work + "/labelled.tsv", "w", encoding="utf-8") as out:
        out.writelines(f"{name}\t{weight}\t{one_line(text)}\n" for name, weight, text in labelled(work))
    print(len(pairs), "pairs", len(english), "english", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
