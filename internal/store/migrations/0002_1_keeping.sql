-- What keeps the journal, and what may leave it.

-- Where a copy of each backup goes, off this computer, and to whose age key it is encrypted. Under a hold nothing may
-- be erased.
ALTER TABLE settings ADD COLUMN backup_folder TEXT;

ALTER TABLE settings ADD COLUMN backup_recipient TEXT;

ALTER TABLE settings ADD COLUMN hold INTEGER NOT NULL DEFAULT 0 CHECK (hold IN (0, 1));

-- Whether something was purged and the file was not yet rewritten without it.
ALTER TABLE state ADD COLUMN purged INTEGER NOT NULL DEFAULT 0 CHECK (purged IN (0, 1));
