"""Reads originals into the ledger, in processes within limits, and so that any run can go on."""

from kg.ingesting.report import IngestReport

__all__ = ["IngestReport"]
