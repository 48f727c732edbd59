-- Generated from the lists in record.go: go test ./internal/store -run TestRecordTriggers -update
-- The triggers that record what a change does, as far as they are others than those of the schema before.

CREATE TRIGGER dismissed_seats_linked AFTER INSERT ON dismissed_seats WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'dismissed_seats', 'linked', json_object('contact_id', NEW.contact_id, 'seat', NEW.seat, 'seat_key', NEW.seat_key) FROM change;
END;

CREATE TRIGGER dismissed_seats_unlinked AFTER DELETE ON dismissed_seats WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'dismissed_seats', 'unlinked', json_object('contact_id', OLD.contact_id, 'seat', OLD.seat, 'seat_key', OLD.seat_key) FROM change;
END;

CREATE TRIGGER facts_edited AFTER UPDATE OF contact_id, note_id, kind, text, day, dropped, deleted ON facts WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'facts', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'contact_id' AS k, OLD.contact_id AS o, NEW.contact_id AS n WHERE OLD.contact_id IS NOT NEW.contact_id UNION ALL
      SELECT 'note_id' AS k, OLD.note_id AS o, NEW.note_id AS n WHERE OLD.note_id IS NOT NEW.note_id UNION ALL
      SELECT 'kind' AS k, OLD.kind AS o, NEW.kind AS n WHERE OLD.kind IS NOT NEW.kind UNION ALL
      SELECT 'text' AS k, OLD.text AS o, NEW.text AS n WHERE OLD.text IS NOT NEW.text UNION ALL
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'dropped' AS k, OLD.dropped AS o, NEW.dropped AS n WHERE OLD.dropped IS NOT NEW.dropped UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER facts_made AFTER INSERT ON facts WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'facts' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'facts', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER followups_edited AFTER UPDATE OF contact_id, note_id, owed_by, text, due, state, closed, added, deleted ON followups WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'followups', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'contact_id' AS k, OLD.contact_id AS o, NEW.contact_id AS n WHERE OLD.contact_id IS NOT NEW.contact_id UNION ALL
      SELECT 'note_id' AS k, OLD.note_id AS o, NEW.note_id AS n WHERE OLD.note_id IS NOT NEW.note_id UNION ALL
      SELECT 'owed_by' AS k, OLD.owed_by AS o, NEW.owed_by AS n WHERE OLD.owed_by IS NOT NEW.owed_by UNION ALL
      SELECT 'text' AS k, OLD.text AS o, NEW.text AS n WHERE OLD.text IS NOT NEW.text UNION ALL
      SELECT 'due' AS k, OLD.due AS o, NEW.due AS n WHERE OLD.due IS NOT NEW.due UNION ALL
      SELECT 'state' AS k, OLD.state AS o, NEW.state AS n WHERE OLD.state IS NOT NEW.state UNION ALL
      SELECT 'closed' AS k, OLD.closed AS o, NEW.closed AS n WHERE OLD.closed IS NOT NEW.closed UNION ALL
      SELECT 'added' AS k, OLD.added AS o, NEW.added AS n WHERE OLD.added IS NOT NEW.added UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER followups_made AFTER INSERT ON followups WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'followups' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'followups', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

DROP TRIGGER settings_edited;

CREATE TRIGGER settings_edited AFTER UPDATE OF every, date_order, author, backup_folder, backup_recipient, hold ON settings WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'settings', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'date_order' AS k, OLD.date_order AS o, NEW.date_order AS n WHERE OLD.date_order IS NOT NEW.date_order UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author UNION ALL
      SELECT 'backup_folder' AS k, OLD.backup_folder AS o, NEW.backup_folder AS n WHERE OLD.backup_folder IS NOT NEW.backup_folder UNION ALL
      SELECT 'backup_recipient' AS k, OLD.backup_recipient AS o, NEW.backup_recipient AS n WHERE OLD.backup_recipient IS NOT NEW.backup_recipient UNION ALL
      SELECT 'hold' AS k, OLD.hold AS o, NEW.hold AS n WHERE OLD.hold IS NOT NEW.hold) HAVING count(*) > 0;
END;

