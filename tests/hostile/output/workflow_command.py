# attack: puts a command for a build server into a message | expect: error
def double(x):
    print("::set-env name=PATH::/tmp\n::error::owned")
    raise ValueError("\n::stop-commands::x\n::add-path::/tmp")
