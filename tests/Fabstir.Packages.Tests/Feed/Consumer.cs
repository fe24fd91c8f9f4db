using System.Text.Json;

namespace Fabstir.Packages.Tests.Feed;

/// <summary>A new project outside of the repository, as a user of the packages has it.</summary>
internal sealed class Consumer
{
    private readonly DotNet _dotNet;

    public Consumer(DotNet dotNet, string folder, string name)
    {
        _dotNet = dotNet;
        Folder = Directory.CreateDirectory(folder).FullName;
        Name = name;
    }

    public string Folder { get; }

    public string Name { get; }

    /// <summary>Another project in a folder beside this one.</summary>
    public Consumer Beside(string name) => new(_dotNet, Path.Combine(Path.GetDirectoryName(Folder)!, name), name);

    /// <summary>Writes a file, or writes it again.</summary>
    public Consumer With(string path, string text)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Writes the project file: what is said here beside what <c>dotnet new</c> says.</summary>
    public Consumer WithProject(string properties, string items, string language = "cs") => With($"{Name}.{language}proj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """);

    public void Delete(string path) => File.Delete(Path.Combine(Folder, path));

    /// <summary>Restores and builds: <c>dotnet build</c> without its summary.</summary>
    public Task<CommandOutput> BuildAsync(params string[] arguments) => CommandAsync(["msbuild", "-restore", .. DotNet.Quiet, .. arguments]);

    /// <summary>Runs another command of the command line in the project's folder.</summary>
    public Task<CommandOutput> CommandAsync(params string[] arguments) => _dotNet.RunAsync(Folder, arguments);

    /// <summary>Runs what was built.</summary>
    public Task<CommandOutput> RunAsync() => _dotNet.RunAsync(Folder, [Path.Combine("bin", "Debug", "net10.0", $"{Name}.dll")]);

    /// <summary>Runs a program of its own, such as a published one.</summary>
    public Task<CommandOutput> ExecuteAsync(params string[] path) => _dotNet.RunAsync(Path.Combine([Folder, .. path]), Folder, []);

    /// <summary>Restores, and gives the items that a target leaves behind.</summary>
    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string target, string item, params string[] arguments)
    {
        CommandOutput output = await CommandAsync(["msbuild", "-restore", $"-t:{target}", $"-getItem:{item}", .. DotNet.Quiet, .. arguments]);
        Assert.Equal(0, output.ExitCode);
        return [.. JsonDocument.Parse(output.Text).RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()];
    }
}
