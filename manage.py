#!/usr/bin/env python
"""The command line: every Govbot command is `python manage.py NAME --help`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "govbot_site.settings")
    execute_from_command_line(sys.argv)
