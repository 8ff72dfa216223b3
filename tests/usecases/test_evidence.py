"""What the sources say of one record, told with each source."""

from dataclasses import replace

import pytest

from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.evidence import claims_on
from kl_relations_desktop.usecases.partners import find_partner


@pytest.fixture
def ankara(ws):
    """Give the id of a partner with claims."""
    return find_partner(ws, "ankara").id


def test_every_claim_comes_with_its_source_in_the_order_of_fields(ws, ankara):
    pairs = claims_on(ws, "partner", ankara)
    names = [claim.field_name for claim, _ in pairs]
    assert names == sorted(names)
    assert "since" in names
    assert all(claim.source == source.id and source.title for claim, source in pairs)
    assert all((one.record_kind, one.record_id) == ("partner", ankara) for one, _ in pairs)


def test_two_sources_that_disagree_are_both_told(ws, ankara):
    source = records.save_record(ws, Source(title="A letter")).first_id
    records.save_record(
        ws,
        Claim(source=source, record_kind="partner", record_id=ankara, field_name="since",
              as_printed="2 February 1984", confidence=Confidence.TO_VERIFY),
    )  # fmt: skip
    said = [(claim.as_printed, one.title) for claim, one in claims_on(ws, "partner", ankara)
            if claim.field_name == "since"]  # fmt: skip
    assert ("2 February 1984", "A letter") in said
    assert len(said) == 2


def test_a_claim_in_the_bin_is_not_told(ws, ankara):
    claim, _ = claims_on(ws, "partner", ankara)[0]
    records.bin_record(ws, "claim", claim.id)
    assert claim not in [one for one, _ in claims_on(ws, "partner", ankara)]


def test_a_claim_keeps_a_source_that_lies_in_the_bin(ws, ankara):
    before = claims_on(ws, "partner", ankara)
    records.bin_record(ws, "source", before[0][1].id)
    assert claims_on(ws, "partner", ankara) == before


def test_a_claim_follows_its_source_when_that_is_renamed(ws, ankara):
    _, source = claims_on(ws, "partner", ankara)[0]
    records.save_record(ws, replace(source, title="The page"))
    assert {one.title for _, one in claims_on(ws, "partner", ankara)} >= {"The page"}


def test_a_record_without_claims_has_none(ws):
    assert claims_on(ws, "gift", 1) == ()
    assert claims_on(ws, "partner", 999) == ()
