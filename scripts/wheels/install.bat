@echo off
rem Windows: find a Python that will do, and let it install.  ASCII alone, because cmd reads
rem this file in the system's code page; install.py says the rest in Chinese.
setlocal
set "fits=import sys; sys.exit(sys.version_info[1] not in range(11, 15))"
set "python="
for %%v in (3.11 3.12 3.13 3.14) do (
    call py -%%v -c "%fits%" >nul 2>nul
    if not errorlevel 1 set "python=py -%%v"
)
call python -c "%fits%" >nul 2>nul
if not errorlevel 1 set "python=python"
call py -c "%fits%" >nul 2>nul
if not errorlevel 1 set "python=py"
if not defined python goto none
call %python% "%~dp0install.py"
pause
exit /b

:none
echo Python 3.11, 3.12, 3.13 or 3.14 was not found. Please read README.txt.
start "" notepad "%~dp0README.txt"
pause
