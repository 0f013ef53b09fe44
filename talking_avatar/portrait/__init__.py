"""From a picture to a :class:`~talking_avatar.portrait.portrait.Portrait`: face, landmarks, masks, cache."""
