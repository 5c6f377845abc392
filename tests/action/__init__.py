"""The GitHub Action, its steps run as a runner would."""
