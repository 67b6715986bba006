"""Other programs over the same texts and patterns; run by the Python that has them (see peer_runs.py).

usage: peers.py PEER PATTERNS.jsonl DUMP.jsonl SECONDS        PEER is one of scout, re, re2
Prints one JSON object. Texts are decoded and patterns compiled before the clock starts; reading is not in the figure.
"""
import asyncio
import json
import re
import sys
import time


def patterns(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line)["regex"] for line in file]


def texts(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            text = json.loads(line).get("scratchpad")
            if text:
                yield text


def for_python(regexes):
    """The regexes that Python's re compiles; named groups are written its way."""
    usable = []
    for regex in regexes:
        regex = re.sub(r"\(\?<(?![=!])", "(?P<", regex)
        try:
            re.compile(regex, re.IGNORECASE)
        except (re.error, RecursionError, OverflowError):
            continue
        usable.append(regex)
    return usable


def plain(regex):
    """The regex without the white space and comments of (?x), which RE2 does not know."""
    regex = regex.strip()
    if not regex.startswith("(?x)"):
        return regex
    regex, result, index, in_class = regex[4:], [], 0, False
    while index < len(regex):
        letter = regex[index]
        if letter == "\\":
            result.append(regex[index:index + 2])
            index += 2
            continue
        if in_class or letter == "[":
            result.append(letter)
            if letter == "[" and not in_class:
                in_class = True
                follows = re.match(r"\^?\]?", regex[index + 1:]).group()
                result.append(follows)
                index += len(follows)
            elif letter == "]":
                in_class = False
        elif letter == "#":
            index = regex.find("\n", index) if "\n" in regex[index:] else len(regex)
        elif not letter.isspace():
            result.append(letter)
        index += 1
    return "".join(result)


def timed(search, path, seconds):
    """Texts one after the other until the time is up."""
    size = found = count = 0
    begin = time.perf_counter()
    for text in texts(path):
        found += search(text)
        size += len(text.encode())
        count += 1
        if time.perf_counter() - begin > seconds:
            break
    return {"text_bytes": size, "texts": count, "found": found, "seconds": time.perf_counter() - begin}


def scout(regexes):
    from inspect_ai.model import ChatMessageAssistant
    from inspect_scout import Transcript, grep_scanner
    usable = for_python(regexes)
    # It compiles its patterns for every transcript and leaves it to re to remember them; re remembers 512.
    re._MAXCACHE = re._MAXCACHE2 = 1 << 20
    scan = grep_scanner(usable, regex=True)
    loop = asyncio.new_event_loop()

    def search(text):
        transcript = Transcript(transcript_id="t", messages=[ChatMessageAssistant(content=text)])
        return loop.run_until_complete(scan(transcript)).value

    search("warm up")
    return search, len(usable)


def python_re(regexes):
    usable = [re.compile(regex, re.IGNORECASE) for regex in for_python(regexes)]
    return lambda text: sum(1 for regex in usable for _ in regex.finditer(text)), len(usable)


def re2_set(regexes):
    import re2
    options = re2.Options()
    options.case_sensitive = options.log_errors = False
    options.never_capture = True
    options.max_mem = 1 << 31
    found, count = re2.Set.SearchSet(options), 0
    for regex in regexes:
        try:
            found.Add(plain(regex))
        except re2.error:
            continue
        count += 1
    found.Compile()
    return lambda text: len(found.Match(text) or ()), count


if __name__ == "__main__":
    peer, rules, dump, limit = sys.argv[1:5]
    every = patterns(rules)
    searching, used = {"scout": scout, "re": python_re, "re2": re2_set}[peer](every)
    print(json.dumps({"peer": peer, "patterns": used, "of": len(every), **timed(searching, dump, float(limit))}))
