# attack: hands nothing in | expect: error | says: the file defines no function `double`
