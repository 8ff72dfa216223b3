"""What the store's refusals mean: records, files and backups that cannot be had just now."""

from kl_relations_desktop.wording.catalogue import N_

SENTENCES = {
    "backup.copy_damaged": N_(
        "The backup was not made: the records on the disk are damaged. Keep the older backups."
    ),
    "backup.damaged": N_("{file} is no whole backup of this program. Choose another file."),
    "calendar.folder_gone": N_(
        "The standing calendar was not written: the folder {folder} is not there. Bring it "
        "back, or choose another file on the calendar’s page."
    ),
    "calendar.not_ics": N_("{file} is no calendar file. Choose a name that ends in .ics."),
    "entry.unknown": N_("The journal has no entry {entry}. See the history."),
    "journal.no_key": N_(
        "Nothing can be saved: the journal’s key, office.key, is gone from {folder}. "
        "Restore a backup, or bring it back."
    ),
    "link.itself": N_("The field “{field}” points at this very record. Choose another."),
    "link.unknown": N_(
        "The field “{field}” points at a record that is not there: {kind} {id}."
    ),
    "record.unknown": N_("There is no record {kind} {id}."),
    "store.busy": N_(
        "Another program is writing into these records. Nothing was saved; try again shortly."
    ),
    "store.cannot_open": N_(
        "The records cannot be opened. Look whether the folder may be read and written."
    ),
    "store.cloud_folder": N_(
        "{folder} is copied by a cloud service, which can damage records. Choose another."
    ),
    "store.network_folder": N_(
        "{folder} lies on the network, where records are not safe. Choose one on this computer."
    ),
    "store.copy_not_whole": N_(
        "The records were not brought up to date: the copy made before is not whole."
    ),
    "store.damaged": N_("The records are damaged. Restore the last backup; this file stays."),
    "store.disk_error": N_("The disk reports an error. Nothing was saved; check the disk."),
    "store.full": N_("The disk is full and nothing was saved. Free some space and save again."),
    "store.missing": N_(
        "The file of the records is gone from {folder}. Restore a backup, or bring it back."
    ),
    "store.newer": N_(
        "The records were written by a newer version of this program. Install that version."
    ),
    "store.not_a_database": N_("The file of the records is not a database. Restore a backup."),
    "store.not_ours": N_("The file of the records belongs to another program. Move it away."),
    "store.read_only": N_("The folder of the records may only be read. Choose another folder."),
    "undo.binned_since": N_(
        "“{record}” lies in the bin. Restore it first; then this change can be undone."
    ),
    "undo.newer_change": N_(
        "“{label}” of “{record}” was changed again later. Undo the later change first."
    ),
    "vault.missing": N_("The file {file} is missing from the vault. Restore a backup."),
    "vault.type_refused": N_(
        "{file} is a program or carries one, and is not kept. Attach a document instead."
    ),
    "vault.unknown": N_("This document has no file in the vault. Attach the file again."),
}
