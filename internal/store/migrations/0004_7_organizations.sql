-- People who were removed are nobody's people any more: their touches no longer count for an organization, until they come back.
DROP VIEW organization_people;

CREATE VIEW organization_people AS
  SELECT h.organization_id, h.contact_id, h.started, h.ended FROM organization_holders h
  WHERE EXISTS (SELECT 1 FROM contacts c WHERE c.id = h.contact_id AND c.deleted IS NULL AND c.merged_into IS NULL);

-- Those and everybody who was removed.
CREATE VIEW organization_holders AS
  SELECT o.id AS organization_id, p.contact_id, coalesce(p.started, '') AS started, coalesce(p.ended, '9999-12-31') AS ended
  FROM positions p JOIN contacts o ON o.name_key = p.organization_key AND o.kind = 'organization'
  UNION ALL
  SELECT o.id, p.contact_id, coalesce(p.started, ''), coalesce(p.ended, '9999-12-31')
  FROM positions p JOIN aliases a ON a.name_key = p.organization_key JOIN contacts o ON o.id = a.contact_id AND o.kind = 'organization';

CREATE TRIGGER contacts_people_au AFTER UPDATE OF deleted, merged_into ON contacts
  WHEN EXISTS (SELECT 1 FROM participants WHERE contact_id = NEW.id AND counts) BEGIN
  UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id)
    WHERE id IN (SELECT organization_id FROM organization_holders WHERE contact_id = NEW.id);
END;

UPDATE contacts SET last_touched = (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id)
  WHERE kind = 'organization' AND last_touched IS NOT (SELECT last_touched FROM contact_truth t WHERE t.id = contacts.id);
