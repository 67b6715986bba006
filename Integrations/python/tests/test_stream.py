"""The program as a stream: order, bounded memory, every way to end, no hang."""

import itertools
import json
import threading
import time

import pytest
from samples import TEST

import aside
from aside import AsideError, Stream

LABEL = ["label", "-", "--no-store", "--quiet", "--to", "jsonl"]


def lines(count):
    for number in range(count):
        yield json.dumps({"id": str(number), "scratchpad": TEST}).encode() + b"\n"


def test_lines_come_in_order():
    ids = [json.loads(line)["id"] for line in Stream(LABEL, lines(3000))]
    assert ids == [str(number) for number in range(3000)]


def test_an_endless_input_is_taken_only_as_fast_as_it_is_used():
    taken = itertools.count()
    fed = 0

    def endless():
        nonlocal fed
        for fed in taken:
            yield json.dumps({"id": str(fed), "scratchpad": TEST * 20}).encode() + b"\n"

    stream = Stream(LABEL, endless())
    next(iter(stream))
    time.sleep(1.5)
    waiting = fed
    time.sleep(0.5)
    assert fed == waiting, "the feeder goes on although nobody takes lines"
    stream.close()
    assert not any(thread.name.startswith("aside-") for thread in threading.enumerate())


def test_an_exception_of_the_input_is_raised_as_it_is():
    def failing():
        yield from lines(10)
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        Stream(LABEL, failing()).run()


def test_what_the_program_refuses_has_its_code_and_exit_status():
    with pytest.raises(AsideError) as caught:
        Stream([*LABEL, "--rules", "/nowhere"], lines(100_000)).run()
    assert (caught.value.code, caught.value.exit_status) == ("R001", 65)
    with pytest.raises(AsideError) as caught:
        Stream(["label", "/nowhere", "--no-store"]).run()
    assert (caught.value.code, caught.value.exit_status) == ("X066", 66)


def test_a_program_that_dies_is_an_error_and_no_hang(program):
    program('[ "$1" = --version ] && echo 0.1.0 && exit\nkill -9 $$')
    with pytest.raises(AsideError) as caught:
        Stream(LABEL, lines(100_000)).run()
    assert (caught.value.code, caught.value.exit_status) == ("B005", -9)


def test_a_program_that_reads_nothing_is_no_hang(program):
    program('[ "$1" = --version ] && echo 0.1.0 && exit\nexit 70')
    with pytest.raises(AsideError, match="ended with 70"):
        Stream(LABEL, lines(100_000)).run()


def test_a_program_that_floods_standard_error_is_no_hang(program):
    program('[ "$1" = --version ] && echo 0.1.0 && exit\nyes trouble | head -200000 >&2\ncat >/dev/null\nexit 74')
    with pytest.raises(AsideError) as caught:
        Stream(LABEL, lines(1000)).run()
    assert caught.value.exit_status == 74 and len(str(caught.value)) < 5000


def test_no_program(no_program):
    with pytest.raises(AsideError) as caught:
        aside.find_binary()
    assert caught.value.code == "B001" and "pip install" in caught.value.cure


def test_a_name_that_is_no_program(monkeypatch):
    monkeypatch.setenv("ASIDE_BINARY", "/nowhere/aside")
    with pytest.raises(AsideError, match="ASIDE_BINARY is no program: /nowhere/aside"):
        aside.find_binary()


@pytest.mark.parametrize(
    ("text", "code"), [("echo hello", "B002"), ("exit 3", "B002"), ("echo 99.0.0", "B003"), ("printf '\\377'", "B002")]
)
def test_a_program_that_is_another(program, text, code):
    program(text)
    with pytest.raises(AsideError) as caught:
        aside.label([{"scratchpad": TEST}])
    assert caught.value.code == code and caught.value.cure
