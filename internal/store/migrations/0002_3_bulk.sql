-- Bulk imports fill in what was heard at their end, too. That must be while they are still under way: afterwards, a
-- change of what was heard would be one of the search index, which does not have the new notes yet.

DROP TRIGGER heard_derive_ai;

CREATE TRIGGER heard_derive_ai AFTER INSERT ON heard WHEN NEW.note_id <= coalesce((SELECT bulk FROM state), NEW.note_id) BEGIN
  UPDATE notes SET heard_text = (SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard WHERE note_id = NEW.note_id ORDER BY id))
    WHERE id = NEW.note_id;
END;

CREATE TRIGGER state_bulk_ending BEFORE UPDATE OF bulk ON state WHEN OLD.bulk IS NOT NULL AND NEW.bulk IS NULL BEGIN
  UPDATE notes SET heard_text = (SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard WHERE note_id = notes.id ORDER BY id))
    WHERE id IN (SELECT note_id FROM heard WHERE note_id > OLD.bulk);
END;
