"""The five tabs of the account page, for ever five."""
