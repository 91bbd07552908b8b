#!/usr/bin/env python3
"""Writes src/query/text_width_table.h: which characters take no column or two on a terminal.

From the Unicode Character Database as Python carries it: no column for non-spacing and enclosing marks and format
characters (categories Mn, Me, Cf), two for East Asian Width W and F (UAX #11).
Usage: tools/make_width_table.py > src/query/text_width_table.h
"""
import sys
import unicodedata


def ranges(belongs):
    found = []
    for code in range(0x300, 0x110000):
        if not belongs(chr(code)):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def is_zero(c):
    return unicodedata.category(c) in ("Mn", "Me", "Cf") or 0x1160 <= ord(c) <= 0x11FF  # Hangul vowels and finals join


def is_wide(c):
    return unicodedata.east_asian_width(c) in ("W", "F") and not is_zero(c)


def table(name, found):
    cells = [f"{{0x{first:X}, 0x{last:X}}}" for first, last in found]
    lines, line = [], "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 118:
            lines.append(line)
            line = "   "
        line += " " + cell + ","
    lines.append(line)
    body = "\n".join(lines)
    return f"inline constexpr std::array<CharacterRange, {len(found)}> {name} = {{{{\n{body}\n}}}};\n"


sys.stdout.write(
    f"""// Which characters take no column or two on a terminal; a table, so long. Written by tools/make_width_table.py from the
// Unicode Character Database {unicodedata.unidata_version} (Unicode licence).
#pragma once

#include <array>

namespace tacitus {{

struct CharacterRange {{
  char32_t first;
  char32_t last;
}};

// clang-format off
{table("kNoColumn", ranges(is_zero))}
{table("kTwoColumns", ranges(is_wide))}// clang-format on

}}  // namespace tacitus
"""
)
