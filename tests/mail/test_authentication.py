"""What receiving servers say of a mail, as Gmail, Microsoft 365 and others write it."""

from __future__ import annotations

import pytest

from cs_workbench.mail.authentication import Authentication, authentication

GMAIL = """\
Authentication-Results: mx.google.com;
       dkim=pass header.i=@acme.example header.s=s1 header.b=abc;
       spf=pass (google.com: domain of kei@acme.example designates 192.0.2.1 as permitted sender; ok)
        smtp.mailfrom=kei@acme.example;
       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=acme.example
Authentication-Results: forged.example; dmarc=fail
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=Acme.example; s=s1;
        h=From:To:Subject:Date:List-Unsubscribe
         :List-Unsubscribe-Post; bh=x; b=y
Subject: x

body
"""
MICROSOFT = """\
Authentication-Results: spf=softfail (sender IP is 192.0.2.1)
 smtp.mailfrom=acme.example; dkim=none (message not signed)
 header.d=none;dmarc=fail action=none header.from=acme.example;compauth=fail reason=001
Subject: x

"""


def read(text: str) -> Authentication:
    return authentication(text.replace("\n", "\r\n").encode())


def test_the_topmost_field_tells_and_one_signature_must_cover_all() -> None:
    told = read(GMAIL)
    assert told.server == "mx.google.com"
    assert told.results == {"spf": "pass", "dkim": "pass", "dmarc": "pass"}
    (signature,) = told.signatures
    assert signature.domain == "acme.example"
    assert told.covers("list-unsubscribe", "list-unsubscribe-post")
    assert not told.covers("list-unsubscribe", "reply-to")


def test_a_server_that_does_not_say_its_name_is_read_all_the_same() -> None:
    told = read(MICROSOFT)
    assert (told.server, told.signatures) == ("", ())
    assert told.results == {"spf": "softfail", "dkim": "none", "dmarc": "fail"}


def test_one_signature_that_holds_is_enough() -> None:
    told = read(
        "Authentication-Results: mx.example; dkim=fail header.d=a; dkim=pass header.d=b; dkim=neutral\n\n"
    )
    assert told.results["dkim"] == "pass"


@pytest.mark.parametrize(
    "text", ["", "Subject: x\n\n", "Authentication-Results:\n\n", "Authentication-Results: x; none\n\n"]
)
def test_where_nothing_is_said_nothing_is_known(text: str) -> None:
    told = read(text)
    assert (set(told.results.values()), told.signatures) == ({""}, ())


def test_an_endless_field_ends() -> None:
    told = read(
        "Authentication-Results: x"
        + "; spf=" * 50_000
        + "(" * 50_000
        + "\nDKIM-Signature: "
        + "d=;" * 50_000
        + "\n\n"
    )
    assert told.results["spf"] == ""
