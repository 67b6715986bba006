"""Puts the program into the wheel when ASIDE_BUNDLE names it; without it the wheel is pure Python."""

import os

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundledProgram(BuildHookInterface):
    def initialize(self, version, build_data):
        program = os.environ.get("ASIDE_BUNDLE")
        if program and self.target_name == "wheel" and version != "editable":
            build_data["force_include"][program] = "aside/bin/aside"
            build_data["pure_python"] = False
            build_data["tag"] = "py3-none-linux_x86_64"
            licences = os.environ.get("ASIDE_LICENCES")
            if licences:
                build_data["force_include"][licences] = "aside/licences"
