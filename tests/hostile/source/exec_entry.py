# attack: builds its function out of text | expect: error | says: the file defines no function
exec("def dou" "ble(x): return 2 * x")
