@echo off
rem Starts PixelLLM; builds it first where it is new or its sources have changed. Needs a JDK 17 or newer, and mvn.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"

set "JAVA_EXE=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
"%JAVA_EXE%" -version >nul 2>&1
if errorlevel 1 (
    echo pixelllm cannot start: it needs Java 17 or newer. 1>&2
    echo   seen          no java in JAVA_HOME or PATH 1>&2
    echo   try           to install a JDK: https://adoptium.net 1>&2
    exit /b 2
)
"%JAVA_EXE%" --list-modules 2>nul | findstr /b "jdk.jshell@1[7-9] jdk.jshell@[2-9][0-9]" >nul
if errorlevel 1 (
    echo pixelllm cannot start: it needs a whole JDK 17 or newer, with JShell. 1>&2
    echo   seen          an older Java, or only a runtime: "%JAVA_EXE%" 1>&2
    echo   try           to set JAVA_HOME to a JDK: https://adoptium.net 1>&2
    exit /b 2
)

set "STAMP=%HOME_DIR%\kernel\target\pixelllm.built"
set "PIXELLLM_HOME_DIR=%HOME_DIR%"
powershell -NoProfile -Command "$h=$env:PIXELLLM_HOME_DIR; $s=Get-Item -LiteralPath \"$h\kernel\target\pixelllm.built\" -ErrorAction SilentlyContinue; if(-not $s){exit 1}; $n=Get-ChildItem -Recurse -File -LiteralPath \"$h\src\main\",\"$h\magics\src\main\",\"$h\kernel\src\main\",\"$h\pom.xml\",\"$h\src\pom.xml\",\"$h\magics\pom.xml\",\"$h\kernel\pom.xml\" | Where-Object {$_.LastWriteTime -gt $s.LastWriteTime} | Select-Object -First 1; if($n){exit 1}"
if not errorlevel 1 goto run

where mvn >nul 2>&1
if errorlevel 1 (
    echo pixelllm cannot start: it needs Maven to build itself. 1>&2
    echo   seen          no mvn in PATH 1>&2
    echo   try           to install it: https://maven.apache.org/install.html 1>&2
    exit /b 2
)
echo pixelllm is being built (the first time takes some minutes, it fetches libraries) ... 1>&2
pushd "%HOME_DIR%"
if not exist "kernel\target" mkdir "kernel\target"
type nul > "%STAMP%.begun"
call mvn -q -B -Dstyle.color=never -DskipTests package 1>&2
if errorlevel 1 (
    del "%STAMP%.begun"
    popd
    echo pixelllm cannot start: the build failed. 1>&2
    echo   seen          what Maven says above 1>&2
    echo   try           again when the network is there, or mvn package in "%HOME_DIR%" 1>&2
    exit /b 2
)
move /y "%STAMP%.begun" "%STAMP%" >nul
popd

:run
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true "-Dpixelllm.home=%HOME_DIR%" -cp "%HOME_DIR%\kernel\target\pixelllm-kernel-0.1.0.jar;%HOME_DIR%\kernel\target\lib\*" org.pixelllm.kernel.Main %*
exit /b %ERRORLEVEL%
