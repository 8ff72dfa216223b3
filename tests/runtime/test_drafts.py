"""What stands unsaved in a form survives the program in a file of its own."""

from kl_relations_desktop.runtime import drafts


def test_what_was_kept_is_found_again_and_can_be_let_go(tmp_path):
    drafts.keep(tmp_path, "partner", 2, {"name": "الدار"}, ["name"], {})
    (kept,) = drafts.kept(tmp_path)
    assert (kept.kind, kept.record_id, kept.values) == ("partner", 2, {"name": "الدار"})
    drafts.forget(tmp_path, "partner", 2)
    assert drafts.kept(tmp_path) == ()


def test_each_record_has_a_draft_of_its_own_and_the_newer_replaces_the_older(tmp_path):
    for name in ("a", "ab"):
        drafts.keep(tmp_path, "visit", None, {"purpose": name}, ["purpose"], {})
    drafts.keep(tmp_path, "visit", 3, {"purpose": "c"}, ["purpose"], {})
    assert sorted(str(one.values["purpose"]) for one in drafts.kept(tmp_path)) == ["ab", "c"]


def test_a_file_that_cannot_be_meant_is_passed_over(tmp_path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    for place, text in enumerate(("", "[]", '{"kind": 1}', "\x00", '{"id": "x"}')):
        (folder / f"visit-{place}.json").write_text(text, "utf-8")
    assert drafts.kept(tmp_path) == ()
