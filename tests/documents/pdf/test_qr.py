"""The QR's modules, held against another encoder."""

import pytest
from reportlab.graphics.barcode import qrencoder

from kl_relations_desktop.documents.pdf.qr import dark_modules, encoded
from kl_relations_desktop.domain.errors import RuleViolation

PAYLOADS = [
    "KLR/2027/004 9F2C5BE1D07A4431",
    "A",
    "KLR/2027/0004/LONGER 9F2C5BE1D07A4431",
    "DBKL.ANTARABANGSA.600-1/2/2027/0004 9F2C5BE1D07A4431",
    "KLR/2027/004 9F2C5BE1D07A4431 AND A GOOD DEAL MORE TO FILL THE FOURTH SIZE",
    "no. klr/2027/004",
]


def _oracle(payload: str, mask: int) -> list[list[bool]]:
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(payload)
    code.version = code.calculate_version()
    code.makeImpl(False, mask)
    return [[bool(module) for module in row] for row in code.modules]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("mask", range(8))
def test_the_modules_are_those_of_another_encoder(payload, mask):
    assert encoded(payload, mask) == _oracle(payload, mask)


def test_a_number_and_its_digest_take_the_second_size():
    count, dark = dark_modules(PAYLOADS[0])
    assert count == 25
    assert dark[0] == (0, 0, 7)


def test_a_payload_too_long_is_refused():
    with pytest.raises(RuleViolation):
        encoded("X" * 200)
