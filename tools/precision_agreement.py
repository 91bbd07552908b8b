#!/usr/bin/env python3
"""Prints how far two readers of the same coded events agree: Cohen's kappa for each mark and for all four.

    tools/precision_agreement.py docs/precision/seed61_a.tsv docs/precision/seed61_b.tsv
"""

import argparse

from precision_table import FIELDS, read


def kappa(pairs):
    """Of pairs of truth values; 1 where both say the same of everything (Cohen 1960)."""
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    first, second = (sum(pair[i] for pair in pairs) / len(pairs) for i in (0, 1))
    by_chance = first * second + (1 - first) * (1 - second)
    return agreed, 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first")
    parser.add_argument("second")
    options = parser.parse_args()
    first, second = ({(row["line"], row["event"]): row for row in read(path) if row["event"].isdigit()}
                     for path in (options.first, options.second))
    both = sorted(set(first) & set(second))
    print(f"{len(both)} events read by both, {len(set(first) ^ set(second))} by one alone")
    for field in FIELDS:
        agreed, value = kappa([(first[key][field] == "1", second[key][field] == "1") for key in both])
        print(f"right {field:<10} agreed {100 * agreed:5.1f} %  kappa {value:.2f}")
    all_four = [tuple(all(rows[key][field] == "1" for field in FIELDS) for rows in (first, second)) for key in both]
    agreed, value = kappa(all_four)
    print(f"all four         agreed {100 * agreed:5.1f} %  kappa {value:.2f}; right for both {sum(a and b for a, b in all_four)}")


if __name__ == "__main__":
    main()
