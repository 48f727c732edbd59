-- By what a log is known to be this journal's own: a database does not know its log, but every write leaves its mark here,
-- and the mark it found. stamp: the last write's. before: that of the write before it. See lineage.go.
ALTER TABLE state ADD COLUMN stamp TEXT;

ALTER TABLE state ADD COLUMN before TEXT;

CREATE TRIGGER changes_stamp AFTER INSERT ON changes BEGIN
  UPDATE state SET before = stamp, stamp = NEW.uid;
END;
