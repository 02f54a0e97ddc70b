# attack: hands in a number under the name of the function | expect: error | says: the file defines no function
double = 2
