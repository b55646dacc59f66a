"""Writes the completion of `yeksan` for a shell: eval "$(yeksan completion bash)".

Commands, options and the values of options complete on Tab, and files elsewhere.
"""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator

__all__ = ["arguments", "run"]

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that reads what is written")


def run(options: argparse.Namespace) -> None:
    """Writes the script."""
    from yeksan.cli.main import parser

    scripts = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    print(scripts[options.shell](parser()), end="")


def _commands(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> Iterator[tuple[list[str], list[str], str]]:
    """The names of each option, the values that it may have, and what it is for."""
    for action in parser._actions:
        if action.option_strings and action.help != argparse.SUPPRESS:
            values = [str(value) for value in action.choices or ()]
            yield list(action.option_strings), values, (action.help or "").replace("%%", "%")


def _bash(whole: argparse.ArgumentParser) -> str:
    commands = _commands(whole)
    values, options = [], []
    for name, parser in commands.items():
        names = []
        for strings, choices, _ in _options(parser):
            names += strings
            if choices:
                patterns = "|".join(f"{name}:{string}" for string in strings)
                values.append(
                    f"    {patterns}) _yeksan_words {shlex.quote(' '.join(choices))}; return;;"
                )
        positional = [
            str(value)
            for action in parser._actions
            if not action.option_strings and action.choices
            for value in action.choices
        ]
        options.append(f"    {name}) _yeksan_words {shlex.quote(' '.join(names + positional))};;")
    lines = [
        '_yeksan_words() { COMPREPLY=($(compgen -W "$1" -- "$_yeksan_word")); }',
        "_yeksan() {",
        '  local _yeksan_word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"',
        '  if [ "$COMP_CWORD" -eq 1 ]; then',
        f"    _yeksan_words {shlex.quote(' '.join([*commands, '--help', '--version']))}; return",
        "  fi",
        '  case "$command:$before" in',
        *values,
        "  esac",
        '  case "$command" in',
        *options,
        "  esac",
        "}",
        "complete -o default -F _yeksan yeksan",
    ]
    return "\n".join(lines) + "\n"


def _zsh(whole: argparse.ArgumentParser) -> str:
    # zsh reads the completion of bash.
    return "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + _bash(whole)


def _fish(whole: argparse.ArgumentParser) -> str:
    commands = _commands(whole)
    lines = []
    for name, parser in commands.items():
        summary = (parser.description or "").partition("\n")[0]
        lines.append(
            f"complete -c yeksan -n __fish_use_subcommand -f -a {name} -d {shlex.quote(summary)}"
        )
        for strings, choices, purpose in _options(parser):
            line = f"complete -c yeksan -n '__fish_seen_subcommand_from {name}'"
            for string in strings:
                line += f" -l {string[2:]}" if string.startswith("--") else f" -s {string[1:]}"
            if choices:
                line += f" -x -a {shlex.quote(' '.join(choices))}"
            lines.append(f"{line} -d {shlex.quote(purpose)}")
        for action in parser._actions:
            if not action.option_strings and action.choices:
                words = shlex.quote(" ".join(map(str, action.choices)))
                lines.append(
                    f"complete -c yeksan -n '__fish_seen_subcommand_from {name}' -f -a {words}"
                )
    return "\n".join(lines) + "\n"
