-- Generated from the lists in record.go: go test ./internal/store -run TestRecordTriggers -update
-- They record what a change does; details are not recorded while their owner is new in the same change.

CREATE TRIGGER contacts_made AFTER INSERT ON contacts WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'contacts' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'contacts', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER contacts_edited AFTER UPDATE OF kind, name, name_key, stage, every, snooze, added, merged_into, deleted ON contacts WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'contacts', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'kind' AS k, OLD.kind AS o, NEW.kind AS n WHERE OLD.kind IS NOT NEW.kind UNION ALL
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'stage' AS k, OLD.stage AS o, NEW.stage AS n WHERE OLD.stage IS NOT NEW.stage UNION ALL
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'snooze' AS k, OLD.snooze AS o, NEW.snooze AS n WHERE OLD.snooze IS NOT NEW.snooze UNION ALL
      SELECT 'added' AS k, OLD.added AS o, NEW.added AS n WHERE OLD.added IS NOT NEW.added UNION ALL
      SELECT 'merged_into' AS k, OLD.merged_into AS o, NEW.merged_into AS n WHERE OLD.merged_into IS NOT NEW.merged_into UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER groups_made AFTER INSERT ON groups WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'groups' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'groups', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER groups_edited AFTER UPDATE OF name, name_key, wanted, every, deleted ON groups WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'groups', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'wanted' AS k, OLD.wanted AS o, NEW.wanted AS n WHERE OLD.wanted IS NOT NEW.wanted UNION ALL
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER notes_made AFTER INSERT ON notes WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'notes' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'notes', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER notes_edited AFTER UPDATE OF day, time, channel, body, touch, tried, private, author, began, deleted ON notes WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'notes', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'time' AS k, OLD.time AS o, NEW.time AS n WHERE OLD.time IS NOT NEW.time UNION ALL
      SELECT 'channel' AS k, OLD.channel AS o, NEW.channel AS n WHERE OLD.channel IS NOT NEW.channel UNION ALL
      SELECT 'body' AS k, OLD.body AS o, NEW.body AS n WHERE OLD.body IS NOT NEW.body UNION ALL
      SELECT 'touch' AS k, OLD.touch AS o, NEW.touch AS n WHERE OLD.touch IS NOT NEW.touch UNION ALL
      SELECT 'tried' AS k, OLD.tried AS o, NEW.tried AS n WHERE OLD.tried IS NOT NEW.tried UNION ALL
      SELECT 'private' AS k, OLD.private AS o, NEW.private AS n WHERE OLD.private IS NOT NEW.private UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author UNION ALL
      SELECT 'began' AS k, OLD.began AS o, NEW.began AS n WHERE OLD.began IS NOT NEW.began UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER settings_edited AFTER UPDATE OF every, date_order, author ON settings WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'settings', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'every' AS k, OLD.every AS o, NEW.every AS n WHERE OLD.every IS NOT NEW.every UNION ALL
      SELECT 'date_order' AS k, OLD.date_order AS o, NEW.date_order AS n WHERE OLD.date_order IS NOT NEW.date_order UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author) HAVING count(*) > 0;
END;

CREATE TRIGGER aliases_linked AFTER INSERT ON aliases WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'aliases', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'name', NEW.name, 'name_key', NEW.name_key) FROM change;
END;

CREATE TRIGGER aliases_unlinked AFTER DELETE ON aliases WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'aliases', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'name', OLD.name, 'name_key', OLD.name_key) FROM change;
END;

CREATE TRIGGER points_linked AFTER INSERT ON points WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'points', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'kind', NEW.kind, 'value', NEW.value, 'value_key', NEW.value_key, 'label', NEW.label) FROM change;
END;

CREATE TRIGGER points_unlinked AFTER DELETE ON points WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'points', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'kind', OLD.kind, 'value', OLD.value, 'value_key', OLD.value_key, 'label', OLD.label) FROM change;
END;

CREATE TRIGGER positions_linked AFTER INSERT ON positions WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'positions', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'title', NEW.title, 'organization', NEW.organization, 'organization_key', NEW.organization_key, 'started', NEW.started, 'ended', NEW.ended) FROM change;
END;

CREATE TRIGGER positions_unlinked AFTER DELETE ON positions WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'positions', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'title', OLD.title, 'organization', OLD.organization, 'organization_key', OLD.organization_key, 'started', OLD.started, 'ended', OLD.ended) FROM change;
END;

CREATE TRIGGER yearly_dates_linked AFTER INSERT ON yearly_dates WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'yearly_dates', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'label', NEW.label, 'month', NEW.month, 'day', NEW.day, 'year', NEW.year) FROM change;
END;

CREATE TRIGGER yearly_dates_unlinked AFTER DELETE ON yearly_dates WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'yearly_dates', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'label', OLD.label, 'month', OLD.month, 'day', OLD.day, 'year', OLD.year) FROM change;
END;

CREATE TRIGGER fields_linked AFTER INSERT ON fields WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'fields', 'linked', json_object('contact_id', NEW.contact_id, 'name', NEW.name, 'name_key', NEW.name_key, 'value', NEW.value, 'value_key', NEW.value_key) FROM change;
END;

CREATE TRIGGER fields_unlinked AFTER DELETE ON fields WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'fields', 'unlinked', json_object('contact_id', OLD.contact_id, 'name', OLD.name, 'name_key', OLD.name_key, 'value', OLD.value, 'value_key', OLD.value_key) FROM change;
END;

CREATE TRIGGER contact_groups_linked AFTER INSERT ON contact_groups WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_groups', 'linked', json_object('contact_id', NEW.contact_id, 'group_id', NEW.group_id) FROM change;
END;

CREATE TRIGGER contact_groups_unlinked AFTER DELETE ON contact_groups WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_groups', 'unlinked', json_object('contact_id', OLD.contact_id, 'group_id', OLD.group_id) FROM change;
END;

CREATE TRIGGER contact_tags_linked AFTER INSERT ON contact_tags WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_tags', 'linked', json_object('contact_id', NEW.contact_id, 'tag', NEW.tag) FROM change;
END;

CREATE TRIGGER contact_tags_unlinked AFTER DELETE ON contact_tags WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'contact_tags', 'unlinked', json_object('contact_id', OLD.contact_id, 'tag', OLD.tag) FROM change;
END;

CREATE TRIGGER participants_linked AFTER INSERT ON participants WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND NEW.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'participants', 'linked', json_object('note_id', NEW.note_id, 'contact_id', NEW.contact_id, 'role', NEW.role) FROM change;
END;

CREATE TRIGGER participants_unlinked AFTER DELETE ON participants WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND OLD.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'participants', 'unlinked', json_object('note_id', OLD.note_id, 'contact_id', OLD.contact_id, 'role', OLD.role) FROM change;
END;

CREATE TRIGGER heard_linked AFTER INSERT ON heard WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND NEW.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'heard', 'linked', json_object('id', NEW.id, 'note_id', NEW.note_id, 'speaker', NEW.speaker, 'text', NEW.text) FROM change;
END;

CREATE TRIGGER heard_unlinked AFTER DELETE ON heard WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND OLD.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'heard', 'unlinked', json_object('id', OLD.id, 'note_id', OLD.note_id, 'speaker', OLD.speaker, 'text', OLD.text) FROM change;
END;

CREATE TRIGGER note_tags_linked AFTER INSERT ON note_tags WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND NEW.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'note_tags', 'linked', json_object('note_id', NEW.note_id, 'tag', NEW.tag) FROM change;
END;

CREATE TRIGGER note_tags_unlinked AFTER DELETE ON note_tags WHEN (SELECT recorded FROM change) AND (SELECT bulk FROM state) IS NULL
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'notes' AND op = 'made' AND OLD.note_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'note_tags', 'unlinked', json_object('note_id', OLD.note_id, 'tag', OLD.tag) FROM change;
END;

