"""What the model is trained on: parallel texts from packages, read into (language, english, text, source).

Nothing here is kept in the repository; LICENSES.md and docs/planner.md list the sources.
"""

import glob
import gzip
import hashlib
import html
import json
import os
import re
import struct
import subprocess

LANGUAGES = ["zh", "ja", "ko", "es", "pt", "de", "fr", "ru", "ar", "hi", "id", "vi", "tr"]
BY_LOCALE = {
    "zh_CN": "zh", "zh_TW": "zh", "zh": "zh", "zh_HK": "zh", "zh-Hans-CN": "zh", "zh-Hant-TW": "zh",
    "zh-Hans": "zh", "zh-Hant": "zh", "zh-cn": "zh", "pt_BR": "pt", "pt": "pt", "pt_PT": "pt", "pt-PT": "pt",
    "pt-br": "pt",
}
BY_LOCALE.update({language: language for language in LANGUAGES if language not in ("zh", "pt")})


def split(package):
    """Which part a package's texts belong to: "train", "tune" (thresholds and blends) or "test" (judged once)."""
    base = re.sub(r"-(data|common|server|client|dbg|doc|music|maps?)$", "", package)
    at = hashlib.sha256(("playmill-planner-2/" + base).encode()).digest()[0] / 256
    return "test" if at < 0.3 else "tune" if at < 0.5 else "train"


def held_out(package):
    return split(package) != "train"


def clean(text):
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"\s+", " ", text).strip()


def cat(path):
    command = ["lz4cat" if path.endswith(".lz4") else "zcat" if path.endswith(".gz") else "cat", path]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def stanzas(text):
    for block in text.split("\n\n"):
        fields, key = {}, None
        for line in block.split("\n"):
            if line[:1] in " \t":
                if key:
                    fields[key] += "\n" + line[1:]
            elif ":" in line:
                key, value = line.split(":", 1)
                fields[key] = value.strip()
        if fields:
            yield fields


def two_lengths(description):
    """The first line of a package's description, and the line with the first paragraph."""
    line, _, rest = description.partition("\n")
    paragraph = re.split(r"\n\.\s*(?:\n|$)", rest)[0]
    return clean(line), clean(line + ". " + paragraph)[:500]


def packages(lists):
    """The games of Debian with their labels: name, short line, longer text, tags."""
    english = {}
    for fields in stanzas(cat(glob.glob(lists + "/*bookworm_main_i18n_Translation-en.lz4")[0])):
        english[fields["Description-md5"]] = fields.get("Description-en", "")
    rows = []
    for fields in stanzas(cat(glob.glob(lists + "/*bookworm_main_binary-amd64_Packages.lz4")[0])):
        text = english.get(fields.get("Description-md5"), "")
        if text:
            rows.append({"name": fields["Package"], "md5": fields["Description-md5"], "text": text,
                         "games": fields.get("Section", "") == "games",
                         "tags": re.split(r",\s*", fields.get("Tag", ""))})
    return rows


def debian_translations(lists):
    """(language, md5 of the English description, first line with first paragraph)."""
    for path in sorted(glob.glob(lists + "/*bookworm_main_i18n_Translation-*.lz4")):
        locale = re.search(r"Translation-(.*)\.lz4", path)[1].replace("%5f", "_")
        if locale not in BY_LOCALE:
            continue
        for fields in stanzas(cat(path)):
            text = fields.get("Description-" + locale, "")
            if text and "<trans>" not in text:
                yield BY_LOCALE[locale], fields["Description-md5"], two_lengths(text)[1]


def debian_pairs(lists, rows):
    banned = {row["md5"] for row in rows if row["games"] and held_out(row["name"])}
    english = {row["md5"]: row["text"] for row in rows}
    for path in glob.glob(lists + "/*bookworm_main_i18n_Translation-*.lz4"):
        locale = re.search(r"Translation-(.*)\.lz4", path)[1].replace("%5f", "_")
        if locale not in BY_LOCALE:
            continue
        for fields in stanzas(cat(path)):
            md5 = fields["Description-md5"]
            if md5 in banned or md5 not in english:
                continue
            there = fields.get("Description-" + locale, "")
            for a, b in zip(two_lengths(english[md5]), two_lengths(there)):
                if b and "<trans>" not in b:
                    yield BY_LOCALE[locale], a, b, "debian"


def appstream(lists):
    import yaml

    text = cat(glob.glob(lists + "/*dep11_Components-amd64.yml.gz")[0])
    return [item for item in yaml.load_all(text, Loader=yaml.CSafeLoader) if item and "Package" in item]


def appstream_pairs(components):
    for item in components:
        if "Game" in item.get("Categories", []) and held_out(item["Package"]):
            continue
        for field in ("Name", "Summary", "Description"):
            texts = item.get(field, {})
            if "C" not in texts:
                continue
            for locale, text in texts.items():
                if locale not in BY_LOCALE:
                    continue
                yield BY_LOCALE[locale], clean(texts["C"])[:500], clean(text)[:500], "appstream"
                if field == "Description":
                    first = lambda t: clean(re.split(r"</p>", t)[0])[:400]
                    yield BY_LOCALE[locale], first(texts["C"]), first(text), "appstream"
        keywords = item.get("Keywords", {})
        for locale, words in keywords.items():
            if locale in BY_LOCALE and "C" in keywords and len(words) == len(keywords["C"]):
                yield BY_LOCALE[locale], " ".join(keywords["C"]), " ".join(words), "appstream"


def catalogue(path):
    """Messages of a compiled gettext catalogue: (english, translation)."""
    data = open(path, "rb").read()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    if len(data) < 28:
        return
    count, originals, translations = struct.unpack(order + "8x3I", data[:20])
    for i in range(count):
        size, at = struct.unpack_from(order + "2I", data, originals + 8 * i)
        size2, at2 = struct.unpack_from(order + "2I", data, translations + 8 * i)
        try:
            a, b = data[at : at + size].decode(), data[at2 : at2 + size2].decode()
        except UnicodeDecodeError:
            continue
        a = a.split("\4")[-1]
        yield a.split("\0")[0], b.split("\0")[-1 if "\0" in b else 0]


def usable(english, text):
    if english == text or len(english) < 3 or not text:
        return False
    letters = sum(c.isalpha() or c == " " for c in english)
    return letters > 0.8 * len(english) and english.count("%") == 0 and len(english) <= 400


def catalogue_pairs(folder):
    for package in sorted(os.listdir(folder)):
        for path in glob.glob(f"{folder}/{package}/**/*.mo", recursive=True):
            found = re.search(r"/(?:locale|translations?|po|resource)/([A-Za-z_@-]+)/", path)
            if not found or found[1] not in BY_LOCALE:
                continue
            language = BY_LOCALE[found[1]]
            for a, b in catalogue(path):
                a, b = clean(a.replace("_", "").replace("&", "").replace("~", "")), clean(b.replace("_", "").replace("&", "").replace("~", ""))
                if usable(a, b):
                    yield language, a, b, "libreoffice" if package.startswith("libreoffice") else "gettext"


def dictionary_pairs(folder):
    """FreeDict: headword -> first lines of the definition; and EDICT."""
    names = {"ara": "ar", "hin": "hi", "tur": "tr", "fra": "fr", "spa": "es", "por": "pt", "rus": "ru", "deu": "de", "jpn": "ja"}
    digits = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}

    def number(text):
        value = 0
        for c in text:
            value = value * 64 + digits[c]
        return value

    for index in glob.glob(folder + "/dict-freedict-*/usr/share/dictd/*.index"):
        a, b = re.search(r"freedict-(\w{3})-(\w{3})\.index", index).groups()
        data = gzip.open(index.replace(".index", ".dict.dz")).read()
        for line in open(index, encoding="utf-8"):
            word, at, size = line.rstrip("\n").split("\t")[:3]
            if word.startswith("00"):
                continue
            body = data[number(at) : number(at) + number(size)].decode("utf-8", "replace").split("\n")[1:]
            body = [re.sub(r"<[^>]*>|\([^)]*\)|/[^/]*/|^\s*\d+\.", "", x).strip(" ;,") for x in body]
            body = [x for x in body if x and len(x) < 60][:2]
            if not body:
                continue
            meaning = re.split(r"[;]", body[0])[0].strip()
            if a == "eng" and b in names:
                yield names[b], word, meaning, "freedict"
            elif b == "eng" and a in names:
                yield names[a], meaning, word, "freedict"
    for path in glob.glob(folder + "/edict/usr/share/edict/edict"):
        for line in open(path, encoding="euc_jp", errors="replace"):
            found = re.match(r"(\S+) (?:\[(\S+)\] )?/(?:\([^)]*\) ?)*([^/]+)/", line)
            if found and "(P)" in line:
                for word in found.groups()[:2]:
                    if word:
                        yield "ja", re.sub(r"\([^)]*\)", "", found[3]).strip(), word, "edict"


def emoji_pairs(modules):
    """CLDR's names and keywords of pictures: the plain words of the world in every language."""
    def load(tag, derived):
        kind = "annotationsDerived" if derived else "annotations"
        path = f"{modules}/cldr-annotations-{'derived-' if derived else ''}full/{kind}/{tag}/annotations.json"
        return json.load(open(path, encoding="utf-8"))[kind]["annotations"] if os.path.exists(path) else {}

    english = load("en", False)
    for tag, language in [("zh", "zh"), ("zh-Hant", "zh"), ("pt-PT", "pt")] + [(x, x) for x in LANGUAGES if x != "zh"]:
        there = load(tag, False)
        for key, value in there.items():
            if key not in english:
                continue
            here = english[key]
            if here.get("tts") and value.get("tts"):
                yield language, here["tts"][0], value["tts"][0], "cldr"
                yield language, " ".join([here["tts"][0]] + here.get("default", [])), " ".join([value["tts"][0]] + value.get("default", [])), "cldr"
