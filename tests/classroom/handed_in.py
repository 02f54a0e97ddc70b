"""Submissions to `affine`, one of each kind."""

RIGHT = "import numpy as np\n\n\ndef affine(x):\n    return x + x + 1\n"
WRONG = "import numpy as np\n\n\ndef affine(x):\n    return 2 * x\n"
LOOP = "def affine(x):\n    while True:\n        pass\n"
CRASH = "import os\n\n\ndef affine(x):\n    os.abort()\n"
RAISES = "def affine(x):\n    raise ValueError('secret ' + str(x[0]))\n"
HUNGRY = "def affine(x):\n    return [bytearray(1 << 24) for _ in range(1000)]\n"
