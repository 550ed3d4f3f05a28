"""What can be seen of the map: entities, their neighbours, pictures, and on whose word they are tied."""
