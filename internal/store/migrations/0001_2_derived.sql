-- What is derived, and the triggers that keep it: contacts.last_touched, cadence and cadence_from,
-- participants.day and counts, notes.heard_text, name_words and notes_fts. Nothing else writes them.

-- Who holds, or held, a position at which organization, and when. An organization is known by its name or an alias.
CREATE VIEW organization_people AS
  SELECT o.id AS organization_id, p.contact_id, coalesce(p.started, '') AS started, coalesce(p.ended, '9999-12-31') AS ended
  FROM positions p JOIN contacts o ON o.name_key = p.organization_key AND o.kind = 'organization'
  UNION ALL
  SELECT o.id, p.contact_id, coalesce(p.started, ''), coalesce(p.ended, '9999-12-31')
  FROM positions p JOIN aliases a ON a.name_key = p.organization_key JOIN contacts o ON o.id = a.contact_id AND o.kind = 'organization';

-- The definition, once: triggers, the doctor and the tests ask it. An organization is touched by a touch of whoever
-- held a position there that day. A cadence is the contact's own, else the shortest of its groups', else the
-- journal's; an organization has its own or none.
CREATE VIEW contact_truth AS
  SELECT id,
    nullif(max(coalesce(own_touch, ''), coalesce(people_touch, '')), '') AS last_touched,
    CASE WHEN every IS NOT NULL THEN every WHEN kind = 'organization' THEN -1 ELSE coalesce(group_every, journal_every) END AS cadence,
    CASE WHEN every IS NOT NULL THEN 'contact' WHEN kind = 'person' AND group_every IS NOT NULL THEN 'group' ELSE 'journal' END AS cadence_from
  FROM (SELECT c.id, c.kind, c.every,
    (SELECT p.day FROM participants p WHERE p.contact_id = c.id AND p.counts ORDER BY p.day DESC LIMIT 1) AS own_touch,
    CASE WHEN c.kind = 'organization' THEN (SELECT max(p.day) FROM organization_people h JOIN participants p ON p.contact_id = h.contact_id
      WHERE h.organization_id = c.id AND p.counts AND p.day BETWEEN h.started AND h.ended) END AS people_touch,
    (SELECT CASE WHEN count(g.every) > 0 THEN coalesce(min(nullif(g.every, -1)), -1) END
      FROM contact_groups m JOIN groups g ON g.id = m.group_id WHERE m.contact_id = c.id AND g.deleted IS NULL) AS group_every,
    (SELECT every FROM settings) AS journal_every
  FROM contacts c);

CREATE TRIGGER contacts_derive_ai AFTER INSERT ON contacts BEGIN
  UPDATE contacts SET (last_touched, cadence, cadence_from) = (SELECT last_touched, cadence, cadence_from FROM contact_truth t WHERE t.id = NEW.id) WHERE id = NEW.id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT value, NEW.id FROM json_each('[' || replace(json_quote(NEW.name_key), ' ', '","') || ']');
END;

CREATE TRIGGER contacts_derive_au AFTER UPDATE OF every, kind, name_key ON contacts BEGIN
  UPDATE contacts SET (last_touched, cadence, cadence_from) = (SELECT last_touched, cadence, cadence_from FROM contact_truth t WHERE t.id = NEW.id) WHERE id = NEW.id;
END;

CREATE TRIGGER contacts_words_au AFTER UPDATE OF name_key ON contacts WHEN OLD.name_key <> NEW.name_key BEGIN
  DELETE FROM name_words WHERE contact_id = NEW.id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT value, NEW.id FROM json_each('[' || replace(json_quote(NEW.name_key), ' ', '","') || ']');
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT w.value, NEW.id FROM aliases a, json_each('[' || replace(json_quote(a.name_key), ' ', '","') || ']') w
    WHERE a.contact_id = NEW.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER aliases_words_ai AFTER INSERT ON aliases BEGIN
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT value, NEW.contact_id FROM json_each('[' || replace(json_quote(NEW.name_key), ' ', '","') || ']')
    WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER aliases_words_ad AFTER DELETE ON aliases BEGIN
  DELETE FROM name_words WHERE contact_id = OLD.contact_id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT w.value, c.id FROM contacts c, json_each('[' || replace(json_quote(c.name_key), ' ', '","') || ']') w
    WHERE c.id = OLD.contact_id;
  INSERT INTO name_words(word, contact_id) SELECT DISTINCT w.value, OLD.contact_id FROM aliases a, json_each('[' || replace(json_quote(a.name_key), ' ', '","') || ']') w
    WHERE a.contact_id = OLD.contact_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER aliases_derive_ai AFTER INSERT ON aliases BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE id = NEW.contact_id AND kind = 'organization';
END;

CREATE TRIGGER aliases_derive_ad AFTER DELETE ON aliases BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE id = OLD.contact_id AND kind = 'organization';
END;

CREATE TRIGGER positions_derive_ai AFTER INSERT ON positions
  WHEN EXISTS (SELECT 1 FROM participants WHERE contact_id = NEW.contact_id AND counts) BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE kind = 'organization'
    AND id IN (SELECT id FROM contacts WHERE name_key = NEW.organization_key UNION ALL SELECT contact_id FROM aliases WHERE name_key = NEW.organization_key);
END;

CREATE TRIGGER positions_derive_ad AFTER DELETE ON positions
  WHEN EXISTS (SELECT 1 FROM participants WHERE contact_id = OLD.contact_id AND counts) BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE kind = 'organization'
    AND id IN (SELECT id FROM contacts WHERE name_key = OLD.organization_key UNION ALL SELECT contact_id FROM aliases WHERE name_key = OLD.organization_key);
END;

CREATE TRIGGER contact_groups_derive_ai AFTER INSERT ON contact_groups BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = NEW.contact_id) WHERE id = NEW.contact_id;
END;

CREATE TRIGGER contact_groups_derive_ad AFTER DELETE ON contact_groups BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = OLD.contact_id) WHERE id = OLD.contact_id;
END;

CREATE TRIGGER groups_derive_au AFTER UPDATE OF every, deleted ON groups BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = contacts.id)
    WHERE id IN (SELECT contact_id FROM contact_groups WHERE group_id = NEW.id);
END;

CREATE TRIGGER settings_derive_au AFTER UPDATE OF every ON settings BEGIN
  UPDATE contacts SET (cadence, cadence_from) = (SELECT cadence, cadence_from FROM contact_truth t WHERE t.id = contacts.id) WHERE cadence_from = 'journal';
END;

CREATE TRIGGER participants_derive_ai AFTER INSERT ON participants WHEN NEW.counts AND (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE contacts SET last_touched = NEW.day WHERE (last_touched IS NULL OR last_touched < NEW.day) AND id IN (SELECT NEW.contact_id
    UNION ALL SELECT organization_id FROM organization_people WHERE contact_id = NEW.contact_id AND NEW.day BETWEEN started AND ended);
END;

CREATE TRIGGER participants_derive_ad AFTER DELETE ON participants WHEN OLD.counts AND (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id) WHERE last_touched = OLD.day
    AND id IN (SELECT OLD.contact_id UNION ALL SELECT organization_id FROM organization_people WHERE contact_id = OLD.contact_id);
END;

CREATE TRIGGER participants_derive_au AFTER UPDATE OF day, counts ON participants WHEN (SELECT bulk FROM state) IS NULL BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id)
    WHERE id IN (SELECT NEW.contact_id UNION ALL SELECT organization_id FROM organization_people WHERE contact_id = NEW.contact_id);
END;

CREATE TRIGGER notes_derive_au AFTER UPDATE OF day, touch, deleted ON notes BEGIN
  UPDATE participants SET day = NEW.day, counts = NEW.touch AND NEW.deleted IS NULL AND role = 'present' WHERE note_id = NEW.id;
END;

CREATE TRIGGER heard_derive_ai AFTER INSERT ON heard BEGIN
  UPDATE notes SET heard_text = (SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard WHERE note_id = NEW.note_id ORDER BY id))
    WHERE id = NEW.note_id;
END;

CREATE TRIGGER heard_derive_ad AFTER DELETE ON heard BEGIN
  UPDATE notes SET heard_text = (SELECT group_concat(text, char(10)) FROM (SELECT text FROM heard WHERE note_id = OLD.note_id ORDER BY id))
    WHERE id = OLD.note_id;
END;

CREATE TRIGGER notes_fts_ai AFTER INSERT ON notes WHEN (SELECT bulk FROM state) IS NULL BEGIN
  INSERT INTO notes_fts(rowid, body, heard_text) VALUES (NEW.id, NEW.body, NEW.heard_text);
END;

CREATE TRIGGER notes_fts_au AFTER UPDATE OF body, heard_text ON notes WHEN NEW.id <= coalesce((SELECT bulk FROM state), NEW.id) BEGIN
  INSERT INTO notes_fts(notes_fts, rowid, body, heard_text) VALUES ('delete', OLD.id, OLD.body, OLD.heard_text);
  INSERT INTO notes_fts(rowid, body, heard_text) VALUES (NEW.id, NEW.body, NEW.heard_text);
END;

CREATE TRIGGER notes_fts_ad AFTER DELETE ON notes BEGIN
  INSERT INTO notes_fts(notes_fts, rowid, body, heard_text) VALUES ('delete', OLD.id, OLD.body, OLD.heard_text);
END;

-- A bulk import sets bulk to the last note there is, which quiets the triggers on what it adds, and to NULL when it is done.
CREATE TRIGGER state_bulk_done AFTER UPDATE OF bulk ON state WHEN OLD.bulk IS NOT NULL AND NEW.bulk IS NULL BEGIN
  INSERT INTO notes_fts(rowid, body, heard_text) SELECT id, body, heard_text FROM notes WHERE id > OLD.bulk;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT (SELECT id FROM change), 'notes', 'made', min(id), max(id) FROM notes WHERE id > OLD.bulk HAVING count(*) > 0;
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id);
END;
