-- Generated from the lists in record.go: go test ./internal/store -run TestRecordTriggers -update
-- The triggers that record what a change does, as far as they are others than those of the schema before.

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

