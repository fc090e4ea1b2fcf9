@echo off
rem Windows: find a Python that will do, and let it install.  ASCII alone, because cmd reads
rem this file in the system's code page; install.py says the rest in Chinese.
setlocal
set "test=import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))"
set "python="
for %%p in ("py" "python" "py -3.14" "py -3.13" "py -3.12" "py -3.11") do call :try %%~p
if defined python (
    %python% "%~dp0install.py"
) else (
    echo Python 3.11, 3.12, 3.13 or 3.14 was not found. Please read README.txt.
    start "" notepad "%~dp0README.txt"
)
pause
exit /b

:try
if defined python exit /b
%* -c "%test%" >nul 2>nul && set "python=%*"
exit /b
