"""python evaluate.py WORK PART [PROGRAM]: judges the shipped program (plan --batch) on texts it was not trained on.

PART is "tune" (looked at while setting weights) or "test" (judged once). See docs/planner.md for the protocol.
"""

import collections
import json
import os
import subprocess
import sys
import time

import labels
import sources
from tokens import ROOT

GAMES = set(labels.GENRES)


def plans(program, rows):
    """The program's plans of [(name, description)]."""
    lines = "".join(json.dumps({"id": i, "name": name, "description": text}) + "\n" for i, (name, text) in enumerate(rows))
    started = time.time()
    done = subprocess.run([program, "plan", "--batch", "-"], input=lines.encode(), capture_output=True, check=True,
                          env={**os.environ, "PLAYMILL_ROOT": ROOT})
    out = [json.loads(line) for line in done.stdout.decode().splitlines()]
    if any(plan.get("planner") != "model" for plan in out):
        raise SystemExit("the program does not use the model: " + done.stderr.decode()[-300:])
    return out, time.time() - started


def sub_genres(plan):
    return [c["name"] for c in plan["categories"] if c["name"] in GAMES]


def top_mechanics(plan, count=3):
    return [m["name"] for m in plan["mechanics"][:count]]


def ranking(items, plans_of):
    """Shares of right first names and of right names among the first three; also averaged over the labels."""
    right = collections.defaultdict(lambda: [0, 0, 0])
    for wanted, plan in zip(items, plans_of):
        found = sub_genres(plan)
        for key in ("all", *wanted):
            right[key][0] += 1
            right[key][1] += found[0] in wanted
            right[key][2] += bool(set(found[:3]) & wanted)
    return {key: (n, a / n, b / n) for key, (n, a, b) in sorted(right.items())}


def translations(work, part):
    """Games of a part with texts in other languages: (package, english, {language: text})."""
    lists = work + "/apt/lists"
    found = {}
    for item in sources.appstream(lists):
        if "Game" not in item.get("Categories", []) or sources.split(item["Package"]) != part:
            continue
        texts = item.get("Description", {})
        if "C" in texts:
            other = {sources.BY_LOCALE[k]: sources.clean(v) for k, v in texts.items() if k in sources.BY_LOCALE}
            found[item["Package"]] = (sources.clean(texts["C"]), other)
    rows = {row["md5"]: row for row in sources.packages(lists) if row["games"] and sources.split(row["name"]) == part}
    for language, md5, text in sources.debian_translations(lists):
        if md5 in rows:
            name = rows[md5]["name"]
            english, other = found.setdefault(name, (sources.two_lengths(rows[md5]["text"])[1], {}))
            if english == sources.two_lengths(rows[md5]["text"])[1]:
                other.setdefault(language, text)
    return [(name, english, other) for name, (english, other) in sorted(found.items()) if other]


def same_games(program, groups, report):
    """groups: (id, english, {language: text}); the share of languages' texts with the same first three mechanics."""
    rows = [(None, english) for _, english, _ in groups] + [(None, text) for _, _, other in groups for text in other.values()]
    out, _ = plans(program, [("", text) for _, text in rows])
    at = len(groups)
    count = collections.defaultdict(lambda: [0, 0, 0, 0])
    for g, (_, _, other) in enumerate(groups):
        for language in other:
            a, b = out[g], out[at]
            at += 1
            for key in (language, "all"):
                count[key][0] += 1
                count[key][1] += set(top_mechanics(a)) == set(top_mechanics(b))
                count[key][2] += top_mechanics(a, 1) == top_mechanics(b, 1)
                count[key][3] += sub_genres(a)[0] == sub_genres(b)[0]
    for key, (n, same, first, genre) in sorted(count.items()):
        report(f"  {key:4} {n:5} texts: same three mechanics {same / n:.1%}, same first {first / n:.1%}, same sub-genre {genre / n:.1%}")


def main(work, part, program):
    lists = work + "/apt/lists"
    games = labels.debian_games(sources.packages(lists), sources.appstream(lists), part)
    for which, kind in ((1, "first line"), (2, "first paragraph")):
        out, spent = plans(program, [("", game[which]) for game in games])
        print(f"{len(games)} games of Debian, {kind}: {spent:.1f} s, {len(games) / spent:.0f}/s with start")
        for key, (n, one, three) in ranking([game[3] for game in games], out).items():
            print(f"  {key:14} {n:5}: sub-genre first {one:.1%}, in three {three:.1%}")
    print("translated descriptions of games, against the English one:")
    same_games(program, translations(work, part), print)
    if part == "test":
        wanted = labels.accepted()
        rows = [(wanted[game[0]], game[2]) for game in games if game[0] in wanted]
        out, _ = plans(program, [("", text) for _, text in rows])
        first = sum(top_mechanics(plan, 1)[0] in ok for (ok, _), plan in zip(rows, out))
        three = sum(bool(set(top_mechanics(plan)) & ok) for (ok, _), plan in zip(rows, out))
        print(f"{len(rows)} games with mechanics named by a person beforehand: accepted first {first / len(out):.1%}, in three {three / len(out):.1%}")
    if part == "tune":
        rows = labels.parallel()
        print(f"{len(rows)} products written for this in 14 languages:")
        same_games(program, [(row["product"], row["en"], {k: row[k] for k in sources.LANGUAGES}) for row in rows], print)
        texts = [(row, row[k]) for row in rows for k in ["en"] + sources.LANGUAGES]
        out, _ = plans(program, [("", text) for _, text in texts])
        first = sum(top_mechanics(plan, 1)[0] in row["mechanics"].split(",") for (row, _), plan in zip(texts, out))
        three = sum(bool(set(top_mechanics(plan)) & set(row["mechanics"].split(","))) for (row, _), plan in zip(texts, out))
        games = [(row, plan) for (row, _), plan in zip(texts, out) if row["category"] in GAMES]
        right = sum(sub_genres(plan)[0] == row["category"] for row, plan in games)
        print(f"  mechanic accepted first {first / len(out):.1%}, in three {three / len(out):.1%}; sub-genre first {right / len(games):.1%}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ROOT + "/build/native/playmill")
