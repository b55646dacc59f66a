"""Knowledge bases read as records of a gazetteer: FollowTheMoney, Wikidata's dumps and its query service."""
