using System.IO.Compression;
using System.Xml.Linq;

namespace Fabstir.Packages.Tests.Feed;

/// <summary>A package as it would be published.</summary>
internal sealed class PackageFile(string path)
{
    /// <summary>The files that somebody put there: what packages have by convention (OPC) is left out.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            return
            [
                .. archive.Entries.Select(static entry => entry.FullName)
                    .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                        && !name.StartsWith("package/", StringComparison.Ordinal)
                        && name != "[Content_Types].xml")
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>The metadata of the nuspec.</summary>
    public XElement Metadata
    {
        get
        {
            string nuspec = Files.Single(static file => file.EndsWith(".nuspec", StringComparison.Ordinal));
            return XDocument.Load(new MemoryStream(Read(nuspec))).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
        }
    }

    /// <summary>What is installed with it, and what of that: <c>Fabstir.Abi: exclude Build,Analyzers</c>.</summary>
    public IReadOnlyList<string> Dependencies =>
    [
        .. Metadata.Descendants()
            .Where(static element => element.Name.LocalName == "dependency")
            .Select(static element => $"{(string?)element.Attribute("id")} {(string?)element.Attribute("version")}: "
                + (element.Attribute("include") is { } include ? $"include {include.Value}" : $"exclude {(string?)element.Attribute("exclude")}"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>An element of the metadata.</summary>
    public XElement? this[string name] => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    public byte[] Read(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream stream = archive.GetEntry(file)!.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
