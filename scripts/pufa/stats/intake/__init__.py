"""The door for ledgers: a file the office keeps becomes disputes without their people."""

from pufa.stats.intake.reader import read_ledger

__all__ = ["read_ledger"]
