@echo off
rem Runs Faultline from its own folder: from lib\ where that is delivered, else from the jars built
rem out of the sources, which are built if they are missing.
rem
rem JAVA_HOME            the Java to use, else the one on the PATH; 17 or newer
rem FAULTLINE_JAVA_OPTS  flags for the JVM, such as -Xmx4g
setlocal
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo faultline: needs Java 17 or newer; set JAVA_HOME to one or put it on the PATH 1>&2
  exit /b 2
)
set "VERSION="
for /f "tokens=2 delims==" %%v in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "VERSION=%%v"
set "VERSION=%VERSION: =%"
if "%VERSION:~0,2%"=="1." set "VERSION=%VERSION:~2%"
if %VERSION% LSS 17 (
  echo faultline: needs Java 17 or newer, and "%JAVA%" is %VERSION% 1>&2
  exit /b 2
)

set "JAR=%HOME_DIR%\lib\faultline.jar"
if not exist "%HOME_DIR%\pom.xml" goto run
set "JAR=%HOME_DIR%\lab\target\dist\lib\faultline.jar"
if exist "%JAR%" goto run
echo building Faultline (first run takes a minute)... 1>&2
set "MAVEN=%HOME_DIR%\mvnw.cmd"
where mvn >nul 2>&1 && set "MAVEN=mvn"
if not exist "%HOME_DIR%\.faultline" mkdir "%HOME_DIR%\.faultline"
pushd "%HOME_DIR%"
call "%MAVEN%" -q -B -Pquick package >"%HOME_DIR%\.faultline\build.log" 2>&1
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" (
  type "%HOME_DIR%\.faultline\build.log" 1>&2
  echo faultline: the build failed; Maven's words are above 1>&2
  exit /b 2
)

:run
if not exist "%JAR%" (
  echo faultline: "%JAR%" is missing; unpack the archive again 1>&2
  exit /b 2
)
set "FLAGS=-XX:+UseParallelGC"
if %VERSION% GEQ 24 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
"%JAVA%" %FLAGS% %FAULTLINE_JAVA_OPTS% -Dfaultline.home="%HOME_DIR%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
