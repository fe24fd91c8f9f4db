using System.Runtime.Versioning;
using Fabstir.Development.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// What they start is looked up in /proc, and what stands in for anvil are shell scripts. Elsewhere those tests are skipped.
[assembly: SupportedOSPlatform("linux")]

return args is [ParentProgram.Switch, ..] ? await ParentProgram.RunAsync(args[1..]) : await ConsoleRunner.Run(args);
