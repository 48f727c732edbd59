-- What comes up on a day, found by the day.

CREATE INDEX yearly_dates_in_year ON yearly_dates(month, day);

CREATE INDEX positions_started ON positions(started) WHERE started IS NOT NULL;

CREATE INDEX positions_ended ON positions(ended) WHERE ended IS NOT NULL;
