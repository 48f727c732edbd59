-- Generated from the lists in record.go: go test ./internal/store -run TestRecordTriggers -update
-- The triggers that record what a change does, as far as they are others than those of the schema before.

CREATE TRIGGER assessments_edited AFTER UPDATE OF contact_id, note_id, day, trust, integrity, intent, capability, record, fairness, fairness_from, evidence, deleted ON assessments WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'assessments', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'contact_id' AS k, OLD.contact_id AS o, NEW.contact_id AS n WHERE OLD.contact_id IS NOT NEW.contact_id UNION ALL
      SELECT 'note_id' AS k, OLD.note_id AS o, NEW.note_id AS n WHERE OLD.note_id IS NOT NEW.note_id UNION ALL
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'trust' AS k, OLD.trust AS o, NEW.trust AS n WHERE OLD.trust IS NOT NEW.trust UNION ALL
      SELECT 'integrity' AS k, OLD.integrity AS o, NEW.integrity AS n WHERE OLD.integrity IS NOT NEW.integrity UNION ALL
      SELECT 'intent' AS k, OLD.intent AS o, NEW.intent AS n WHERE OLD.intent IS NOT NEW.intent UNION ALL
      SELECT 'capability' AS k, OLD.capability AS o, NEW.capability AS n WHERE OLD.capability IS NOT NEW.capability UNION ALL
      SELECT 'record' AS k, OLD.record AS o, NEW.record AS n WHERE OLD.record IS NOT NEW.record UNION ALL
      SELECT 'fairness' AS k, OLD.fairness AS o, NEW.fairness AS n WHERE OLD.fairness IS NOT NEW.fairness UNION ALL
      SELECT 'fairness_from' AS k, OLD.fairness_from AS o, NEW.fairness_from AS n WHERE OLD.fairness_from IS NOT NEW.fairness_from UNION ALL
      SELECT 'evidence' AS k, OLD.evidence AS o, NEW.evidence AS n WHERE OLD.evidence IS NOT NEW.evidence UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER assessments_made AFTER INSERT ON assessments WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'assessments' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'assessments', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

DROP TRIGGER followups_edited;

CREATE TRIGGER followups_edited AFTER UPDATE OF contact_id, note_id, owed_by, text, due, state, closed, added, initiative_id, gives, deleted ON followups WHEN (SELECT recorded FROM change) BEGIN
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
      SELECT 'initiative_id' AS k, OLD.initiative_id AS o, NEW.initiative_id AS n WHERE OLD.initiative_id IS NOT NEW.initiative_id UNION ALL
      SELECT 'gives' AS k, OLD.gives AS o, NEW.gives AS n WHERE OLD.gives IS NOT NEW.gives UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER indicators_edited AFTER UPDATE OF name, name_key, deleted ON indicators WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'indicators', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER indicators_made AFTER INSERT ON indicators WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'indicators' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'indicators', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER initiative_contacts_linked AFTER INSERT ON initiative_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'initiatives' AND op = 'made' AND NEW.initiative_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'initiative_contacts', 'linked', json_object('initiative_id', NEW.initiative_id, 'contact_id', NEW.contact_id, 'role', NEW.role) FROM change;
END;

CREATE TRIGGER initiative_contacts_unlinked AFTER DELETE ON initiative_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'initiatives' AND op = 'made' AND OLD.initiative_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'initiative_contacts', 'unlinked', json_object('initiative_id', OLD.initiative_id, 'contact_id', OLD.contact_id, 'role', OLD.role) FROM change;
END;

CREATE TRIGGER initiatives_edited AFTER UPDATE OF name, name_key, aim, state, deleted ON initiatives WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'initiatives', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'name' AS k, OLD.name AS o, NEW.name AS n WHERE OLD.name IS NOT NEW.name UNION ALL
      SELECT 'name_key' AS k, OLD.name_key AS o, NEW.name_key AS n WHERE OLD.name_key IS NOT NEW.name_key UNION ALL
      SELECT 'aim' AS k, OLD.aim AS o, NEW.aim AS n WHERE OLD.aim IS NOT NEW.aim UNION ALL
      SELECT 'state' AS k, OLD.state AS o, NEW.state AS n WHERE OLD.state IS NOT NEW.state UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER initiatives_made AFTER INSERT ON initiatives WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'initiatives' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'initiatives', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER not_the_same_linked AFTER INSERT ON not_the_same WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'not_the_same', 'linked', json_object('contact_id', NEW.contact_id, 'other_id', NEW.other_id) FROM change;
END;

CREATE TRIGGER not_the_same_unlinked AFTER DELETE ON not_the_same WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'not_the_same', 'unlinked', json_object('contact_id', OLD.contact_id, 'other_id', OLD.other_id) FROM change;
END;

DROP TRIGGER notes_edited;

CREATE TRIGGER notes_edited AFTER UPDATE OF day, time, channel, body, touch, tried, private, author, began, initiative_id, deleted ON notes WHEN (SELECT recorded FROM change) BEGIN
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
      SELECT 'initiative_id' AS k, OLD.initiative_id AS o, NEW.initiative_id AS n WHERE OLD.initiative_id IS NOT NEW.initiative_id UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER properties_linked AFTER INSERT ON properties WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND NEW.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'properties', 'linked', json_object('id', NEW.id, 'contact_id', NEW.contact_id, 'name', NEW.name, 'line_key', NEW.line_key, 'line', NEW.line) FROM change;
END;

CREATE TRIGGER properties_unlinked AFTER DELETE ON properties WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'contacts' AND op = 'made' AND OLD.contact_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'properties', 'unlinked', json_object('id', OLD.id, 'contact_id', OLD.contact_id, 'name', OLD.name, 'line_key', OLD.line_key, 'line', OLD.line) FROM change;
END;

CREATE TRIGGER review_answers_linked AFTER INSERT ON review_answers WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_answers', 'linked', json_object('review_id', NEW.review_id, 'contact_id', NEW.contact_id, 'answer', NEW.answer) FROM change;
END;

CREATE TRIGGER review_answers_unlinked AFTER DELETE ON review_answers WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_answers', 'unlinked', json_object('review_id', OLD.review_id, 'contact_id', OLD.contact_id, 'answer', OLD.answer) FROM change;
END;

CREATE TRIGGER review_contacts_linked AFTER INSERT ON review_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_contacts', 'linked', json_object('review_id', NEW.review_id, 'part', NEW.part, 'contact_id', NEW.contact_id, 'name', NEW.name, 'why', NEW.why, 'place', NEW.place) FROM change;
END;

CREATE TRIGGER review_contacts_unlinked AFTER DELETE ON review_contacts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_contacts', 'unlinked', json_object('review_id', OLD.review_id, 'part', OLD.part, 'contact_id', OLD.contact_id, 'name', OLD.name, 'why', OLD.why, 'place', OLD.place) FROM change;
END;

CREATE TRIGGER review_counts_linked AFTER INSERT ON review_counts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_counts', 'linked', json_object('review_id', NEW.review_id, 'counted', NEW.counted, 'what', NEW.what, 'n', NEW.n) FROM change;
END;

CREATE TRIGGER review_counts_unlinked AFTER DELETE ON review_counts WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_counts', 'unlinked', json_object('review_id', OLD.review_id, 'counted', OLD.counted, 'what', OLD.what, 'n', OLD.n) FROM change;
END;

CREATE TRIGGER review_ratings_linked AFTER INSERT ON review_ratings WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND NEW.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_ratings', 'linked', json_object('review_id', NEW.review_id, 'indicator', NEW.indicator, 'rating', NEW.rating, 'author', NEW.author, 'remark', NEW.remark, 'numbers', NEW.numbers) FROM change;
END;

CREATE TRIGGER review_ratings_unlinked AFTER DELETE ON review_ratings WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'reviews' AND op = 'made' AND OLD.review_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'review_ratings', 'unlinked', json_object('review_id', OLD.review_id, 'indicator', OLD.indicator, 'rating', OLD.rating, 'author', OLD.author, 'remark', OLD.remark, 'numbers', OLD.numbers) FROM change;
END;

CREATE TRIGGER reviews_edited AFTER UPDATE OF day, since, closed, author, deleted ON reviews WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), 'reviews', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      SELECT 'day' AS k, OLD.day AS o, NEW.day AS n WHERE OLD.day IS NOT NEW.day UNION ALL
      SELECT 'since' AS k, OLD.since AS o, NEW.since AS n WHERE OLD.since IS NOT NEW.since UNION ALL
      SELECT 'closed' AS k, OLD.closed AS o, NEW.closed AS n WHERE OLD.closed IS NOT NEW.closed UNION ALL
      SELECT 'author' AS k, OLD.author AS o, NEW.author AS n WHERE OLD.author IS NOT NEW.author UNION ALL
      SELECT 'deleted' AS k, OLD.deleted AS o, NEW.deleted AS n WHERE OLD.deleted IS NOT NEW.deleted) HAVING count(*) > 0;
END;

CREATE TRIGGER reviews_made AFTER INSERT ON reviews WHEN (SELECT recorded FROM change) BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = 'reviews' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, 'reviews', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

CREATE TRIGGER sheet_maps_linked AFTER INSERT ON sheet_maps WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'settings' AND op = 'made' AND NEW.settings_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'sheet_maps', 'linked', json_object('settings_id', NEW.settings_id, 'name', NEW.name, 'name_key', NEW.name_key, 'sort', NEW.sort, 'date_order', NEW.date_order, 'columns', NEW.columns) FROM change;
END;

CREATE TRIGGER sheet_maps_unlinked AFTER DELETE ON sheet_maps WHEN (SELECT recorded FROM change)
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = 'settings' AND op = 'made' AND OLD.settings_id BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, 'sheet_maps', 'unlinked', json_object('settings_id', OLD.settings_id, 'name', OLD.name, 'name_key', OLD.name_key, 'sort', OLD.sort, 'date_order', OLD.date_order, 'columns', OLD.columns) FROM change;
END;

