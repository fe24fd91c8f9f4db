using System.Diagnostics;

namespace Fabstir.Development;

/// <summary>What to run under supervision.</summary>
/// <param name="FileName">The full path of an executable.</param>
/// <param name="Arguments">Its arguments, unescaped.</param>
internal sealed record SupervisedCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Where it runs. Default: the current directory.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>Its <c>PATH</c>, if not this process's.</summary>
    public string? SearchPath { get; init; }

    public int KeptOutputLines { get; init; } = 50;

    public ProcessStartInfo ToStartInfo(string fileName, params IEnumerable<string> arguments)
    {
        ProcessStartInfo info = new(fileName, arguments)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        if (SearchPath is not null)
        {
            info.Environment["PATH"] = SearchPath;
        }

        return info;
    }
}
