"""The papers that an office hands on, each made of one frozen snapshot."""
