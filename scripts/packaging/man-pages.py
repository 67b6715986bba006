#!/usr/bin/env python3
"""Manual pages from the argument parser's own description: man-pages.py HELP.json FOLDER VERSION DATE

aside.1 lists the commands; each command has a page of its own, aside-rules-check.1 for `aside rules check`.
"""
import json
import os
import re
import sys


def escaped(text):
    """Text that roff shows as it is."""
    for character, escape in (("\\", "\\e"), ("-", "\\-"), ("'", "\\(aq"), ("^", "\\(ha"), ("~", "\\(ti")):
        text = text.replace(character, escape)
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def paragraphs(text):
    """Lines that start with a blank are kept as they stand; the rest is filled."""
    out, is_literal = [], False
    for line in (text or "").rstrip().split("\n"):
        literal = line.startswith("  ")
        if literal != is_literal:
            out.append(".PP\n.nf\n.RS 4" if literal else ".RE\n.fi\n.PP")
            is_literal = literal
        out.append(escaped(line[2:] if literal else line) if line.strip() else ".PP")
    if is_literal:
        out.append(".RE\n.fi")
    text = "\n".join(out)
    return re.sub(r"(\.PP\n)+(?=\.PP|$)|^(\.PP\n)+", "", text)


def name_of(argument):
    """`-o, --output file`, in bold and italics."""
    value = escaped(argument.get("valueName", ""))
    if argument["kind"] == "positional":
        return f"\\fI{value}\\fR"
    # Short names first, as in the usage.
    names = sorted(argument["names"], key=lambda name: name["kind"] == "long")
    dashes = {"long": "\\-\\-", "short": "\\-", "longWithSingleDash": "\\-"}
    shown = ", ".join(f"\\fB{dashes[name['kind']]}{escaped(name['name'])}\\fR" for name in names)
    return shown + (f" \\fI{value}\\fR" if argument["kind"] == "option" else "")


def described(argument):
    parts = [argument.get("abstract", ""), argument.get("discussion", "")]
    if argument.get("allValues"):
        parts.append("One of: " + ", ".join(argument["allValues"]) + ".")
    if argument.get("defaultValue"):
        parts.append(f"Unless given: {argument['defaultValue']}.")
    return escaped(" ".join(part for part in parts if part))


def usage(path, command):
    words = [f"\\fB{escaped(' '.join(path))}\\fR"]
    arguments = shown(command)
    if any(argument["kind"] != "positional" for argument in arguments):
        words.append("[\\fIoptions\\fR]")
    for argument in arguments:
        if argument["kind"] == "positional":
            word = name_of(argument) + (" ..." if argument["isRepeating"] else "")
            words.append(f"[{word}]" if argument["isOptional"] else word)
    if subcommands(command):
        words.append("\\fIcommand\\fR")
    return " ".join(words)


def shown(command):
    return [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]


def subcommands(command):
    return [sub for sub in command.get("subcommands", []) if sub["commandName"] != "help"]


def page(path, command, version, date):
    name = "-".join(path)
    lines = [
        f".TH {escaped(name).upper()} 1 {date} \"Aside {version}\" \"Aside\"",
        ".SH NAME", f"{escaped(name)} \\- {escaped(command.get('abstract', '').rstrip('.'))}",
        ".SH SYNOPSIS", usage(path, command),
    ]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", paragraphs(command["discussion"])]
    for title, positional in (("ARGUMENTS", True), ("OPTIONS", False)):
        arguments = [one for one in shown(command) if (one["kind"] == "positional") == positional]
        if arguments:
            lines.append(f".SH {title}")
        for argument in arguments:
            lines += [".TP", name_of(argument), described(argument)]
    if subcommands(command):
        lines.append(".SH COMMANDS")
        for sub in subcommands(command):
            other = "-".join(path + [sub["commandName"]])
            lines += [".TP", f"\\fB{escaped(other)}\\fR(1)", escaped(sub.get("abstract", ""))]
    parent = "-".join(path[:-1]) or "/usr/share/doc/aside"
    lines += [".SH SEE ALSO", f"\\fB{escaped(parent)}\\fR" + ("(1)" if len(path) > 1 else "")]
    return "\n".join(lines) + "\n"


def write(path, command, folder, version, date):
    with open(os.path.join(folder, "-".join(path) + ".1"), "w", encoding="utf-8") as file:
        file.write(page(path, command, version, date))
    for sub in subcommands(command):
        write(path + [sub["commandName"]], sub, folder, version, date)


if __name__ == "__main__":
    source, folder, version, date = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        write(["aside"], json.load(file)["command"], folder, version, date)
