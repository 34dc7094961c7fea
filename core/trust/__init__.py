"""Keys, codes, sealing and signing: bytes in, bytes out, and no opinion about files or storage.

Two habits run through the room. What we verify we rebuild: certificates, CMS and JWS have one spelling of ours, so a
verifier joins the spelling again from the few free parts and compares, and no lenient parser stands at the border.
And nothing here reads the clock: certificates are valid 2020-2120, and order comes from the data.
"""
