/** What stands in a line of the monitoring list that is no threshold: told apart by these, and never shown as they are. */
export const SEE_REGIMEN = 'see the regimen';
export const STOP_WHEN = 'Stop when';
export const ANTIDOTE_CARD = 'Antidote card';
