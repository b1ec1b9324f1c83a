-- The evidence store: built once from the reviewed records, then only read.
-- Each table keeps the columns it is sorted, filtered or joined by; `record` is the whole reviewed record as JSON.
CREATE TABLE pack (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What differs from the version before (pack 'since'), in the order it is read. Empty in the first release.
CREATE TABLE evidence_change (
  position INTEGER PRIMARY KEY NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE TABLE condition (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  condition_group TEXT NOT NULL,
  verdict TEXT NOT NULL,
  certainty TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id TEXT PRIMARY KEY NOT NULL,
  short_name TEXT NOT NULL,
  design TEXT NOT NULL,
  year INTEGER,
  status TEXT NOT NULL,
  best_level TEXT NOT NULL,
  people INTEGER,
  finding_count INTEGER NOT NULL CHECK (finding_count >= 0),
  -- The record without its findings: those stand in their own table.
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;
CREATE INDEX source_by_year ON source (year, id);

CREATE TABLE finding (
  source_id TEXT NOT NULL REFERENCES source (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  measure TEXT NOT NULL,
  direction TEXT NOT NULL,
  estimate REAL,
  low REAL,
  high REAL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (source_id, id),
  CHECK (low IS NULL OR high IS NULL OR low <= high)
) STRICT, WITHOUT ROWID;

-- The long table of findings: one narrow row each, numbered in the order newest first. What was not read is null here,
-- so that no filter and no order can give it away. `by_…` is the place of the row in that order, null when there is nothing
-- to order by; each order has one index that also holds every filter (newest first is the order of the rows themselves), so a page never reads the whole table.
CREATE TABLE finding_list (
  id INTEGER PRIMARY KEY NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  finding_id TEXT NOT NULL,
  level TEXT,
  design TEXT NOT NULL,
  direction TEXT,
  status TEXT NOT NULL,
  -- One bit for each level of certainty of the conditions that the source bears on.
  certainties INTEGER NOT NULL,
  year INTEGER,
  by_year INTEGER,
  by_source INTEGER,
  by_design INTEGER,
  by_outcome INTEGER,
  by_measure INTEGER,
  by_estimate INTEGER,
  by_people INTEGER,
  by_direction INTEGER,
  by_status INTEGER
) STRICT;
CREATE INDEX finding_list_newest_first ON finding_list (id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_year ON finding_list (by_year, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_source ON finding_list (by_source, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_design ON finding_list (by_design, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_outcome ON finding_list (by_outcome, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_measure ON finding_list (by_measure, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_estimate ON finding_list (by_estimate, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_people ON finding_list (by_people, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_direction ON finding_list (by_direction, id, design, direction, status, certainties, year);
CREATE INDEX finding_list_by_status ON finding_list (by_status, id, design, direction, status, certainties, year);

CREATE TABLE finding_condition (
  condition_id TEXT NOT NULL REFERENCES condition (id),
  list_id INTEGER NOT NULL REFERENCES finding_list (id),
  PRIMARY KEY (condition_id, list_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE finding_word USING fts5(body, content = '', columnsize = 0, detail = 'none', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE source_condition (
  condition_id TEXT NOT NULL REFERENCES condition (id),
  source_id TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (condition_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_condition_by_source ON source_condition (source_id);

CREATE TABLE claim (
  id TEXT PRIMARY KEY NOT NULL,
  sentence_number INTEGER,
  verdict TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_condition (
  condition_id TEXT NOT NULL REFERENCES condition (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  PRIMARY KEY (condition_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_source (
  source_id TEXT NOT NULL REFERENCES source (id),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  bears TEXT NOT NULL CHECK (bears IN ('for', 'against')),
  PRIMARY KEY (source_id, claim_id, bears)
) STRICT, WITHOUT ROWID;

CREATE TABLE regimen (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  offered TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE regimen_condition (
  condition_id TEXT NOT NULL REFERENCES condition (id),
  regimen_id TEXT NOT NULL REFERENCES regimen (id),
  PRIMARY KEY (condition_id, regimen_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (id TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL UNIQUE, record TEXT NOT NULL CHECK (json_valid(record))) STRICT, WITHOUT ROWID;
CREATE TABLE dose_limit (id TEXT PRIMARY KEY NOT NULL, position INTEGER NOT NULL UNIQUE, record TEXT NOT NULL CHECK (json_valid(record))) STRICT, WITHOUT ROWID;

-- What is pooled on this machine; the figures themselves stay in `finding`.
CREATE TABLE analysis (
  id TEXT PRIMARY KEY NOT NULL,
  condition_id TEXT NOT NULL REFERENCES condition (id),
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;
CREATE INDEX analysis_by_condition ON analysis (condition_id, id);

CREATE TABLE safety (
  kind TEXT NOT NULL CHECK (kind IN ('emergency', 'antidote', 'ladder', 'comparison', 'lesson')),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;

-- Search: one row per thing that can be found. Text is normalised before it is indexed (see search-text.ts),
-- so that spelling variants and accents meet; what is shown comes from the tables above. Entries are numbered kind by
-- kind in the order of a list of hits, so each kind is a range of ids and the first hits are read first.
CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  kind_rank INTEGER NOT NULL,
  target TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  UNIQUE (kind, target)
) STRICT;
CREATE VIRTUAL TABLE search_word USING fts5(title, other_names, body, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
-- The sources have an index of their own: there may be thousands of them, and the other kinds come first.
CREATE VIRTUAL TABLE search_source_word USING fts5(title, other_names, body, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 7');
CREATE VIRTUAL TABLE search_trigram USING fts5(names, content = '', tokenize = 'trigram');
CREATE VIRTUAL TABLE search_source_trigram USING fts5(names, content = '', tokenize = 'trigram');

-- Short forms people type and what they mean; words of names, for spelling help.
CREATE TABLE search_term (typed TEXT PRIMARY KEY NOT NULL, meaning TEXT NOT NULL, finds TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- `shown` is the word as the records spell it, for a person to read.
CREATE TABLE search_vocabulary (word TEXT PRIMARY KEY NOT NULL, shown TEXT NOT NULL, uses INTEGER NOT NULL) STRICT, WITHOUT ROWID;
