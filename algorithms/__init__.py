"""The Processing provider. One thin algorithm a file: parameters in, core call, result out."""
