"""Authored texts by class, and real texts with labels: the games of Debian and their debtags."""

import glob
import json
import os

import sources

HERE = os.path.dirname(os.path.abspath(__file__)) + "/data/"
GENRES = ["Action", "Adventure", "Arcade", "Board", "Card", "Casino", "Casual", "Educational", "Music", "Puzzle",
          "Racing", "Role Playing", "Simulation", "Sports", "Strategy", "Trivia", "Word"]

BY_TAG = {
    "game::puzzle": "Puzzle", "game::tetris": "Puzzle", "game::board": "Board", "game::board:chess": "Board",
    "game::board:go": "Board", "game::card": "Card", "game::strategy": "Strategy", "game::rpg": "Role Playing",
    "game::rpg:rogue": "Role Playing", "game::mud": "Role Playing", "game::simulation": "Simulation", "game::sport": "Sports",
    "game::sport:racing": "Racing", "game::adventure": "Adventure", "game::arcade": "Arcade", "game::fps": "Action",
    "game::platform": "Arcade", "game::typing": "Educational",
}
BY_APPSTREAM = {
    "ActionGame": "Action", "AdventureGame": "Adventure", "ArcadeGame": "Arcade", "BoardGame": "Board", "BlocksGame": "Puzzle",
    "CardGame": "Card", "KidsGame": "Educational", "LogicGame": "Puzzle", "RolePlaying": "Role Playing", "Shooter": "Action",
    "Simulation": "Simulation", "SportsGame": "Sports", "StrategyGame": "Strategy",
}


def authored(name):
    """{class: [text]} of a file with '# class' headings."""
    out, current = {}, None
    for line in open(HERE + name, encoding="utf-8"):
        line = line.strip()
        if line.startswith("# "):
            current = out.setdefault(line[2:], [])
        elif line:
            current.append(line)
    return out


def games():
    """{sub-genre: [text]}: descriptions, and shorter lines as stores have them."""
    out = authored("game_genres.txt")
    for name, lines in authored("store_lines.txt").items():
        out[name] = out[name] + lines
    return out


def anchors():
    """What the program compares products with: profiles, templates, sprites."""
    root = os.path.abspath(HERE + "../../../../templates")
    out = set()

    def walk(value):
        if isinstance(value, list):
            out.update(x for x in value if isinstance(x, str))
        elif isinstance(value, dict):
            for x in value.values():
                walk(x)

    walk(json.load(open(root + "/planner/profiles.json", encoding="utf-8")))
    for path in sorted(glob.glob(root + "/*.json")):
        spec = json.load(open(path, encoding="utf-8"))
        if "mechanic" in spec:
            out.update([spec["title"], spec["summary"], *spec["fits"]])
    for path in sorted(glob.glob(root + "/sprites/*.json")):
        for sprite in json.load(open(path, encoding="utf-8"))["sprites"]:
            out.add(sprite["name"].replace("_", " "))
    return sorted(out)


def glossary():
    rows = [line.rstrip("\n").split("\t") for line in open(HERE + "glossary.tsv", encoding="utf-8")]
    return [(language, row[0], text, "glossary") for row in rows[1:] for language, text in zip(rows[0][1:], row[1:])]


def parallel():
    """Products told in 14 languages, with their category and the mechanics that suit them; never trained on."""
    rows = [line.rstrip("\n").split("\t") for line in open(HERE + "parallel.tsv", encoding="utf-8")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def accepted():
    """{package: mechanics}: which mechanics suit 60 games of the test part, named before the model had read them."""
    rows = [line.rstrip("\n").split("\t") for line in open(HERE + "accepted.tsv", encoding="utf-8")]
    return {row[0]: set(row[1].split(",")) for row in rows[1:]}


def debian_games(rows, components, part):
    """Games with labels: (package, short line, longer text, {genres}). A label from either source counts."""
    labels = {}
    for row in rows:
        if row["games"]:
            labels.setdefault(row["name"], set()).update(BY_TAG[t] for t in row["tags"] if t in BY_TAG)
    for item in components:
        categories = item.get("Categories", [])
        if "Emulator" not in categories:
            labels.setdefault(item["Package"], set()).update(BY_APPSTREAM[c] for c in categories if c in BY_APPSTREAM and "Game" in categories)
    out = []
    for row in rows:
        found = labels.get(row["name"], set())
        skip = row["name"].endswith(("-data", "-server", "-common", "-dbg", "-doc", "-music", "-extras")) or "mulator" in row["text"]
        if found and row["games"] and not skip and sources.split(row["name"]) == part:
            short, long = sources.two_lengths(row["text"])
            out.append((row["name"], short, long, found))
    return out
