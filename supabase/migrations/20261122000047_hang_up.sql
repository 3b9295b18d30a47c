-- That somebody asks to hang up is noted before the carrier is asked: its own word that the call was canceled may be here
-- before the answer to that.

alter table calls add column hangup_asked_at timestamptz;
