using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Pipeline;

/// <summary>An edit of one ABI writes what comes of that ABI, and nothing else runs.</summary>
public sealed class EditTests
{
    private const string Order = "(uint256 amount)<struct IVault.Order>";

    private static readonly AbiInput Vault = new("abi/Vault.json", $$"""
        {
          "contractName": "Vault",
          "abi": {{AbiText.Of($"function fill({Order} order)", "function open()")}},
          "userdoc": { "methods": { "open()": { "notice": "Opens." } } }
        }
        """);

    private static readonly AbiInput Router = AbiInput.Of("Router", $"function route({Order}[] orders)", "function hop((uint8 a)<struct IRouter.Hop> hop)");
    private static readonly AbiInput Token = AbiInput.Of("Token", "function name() view returns (string)");

    [Fact]
    public void A_changed_entry_writes_its_contract_and_leaves_the_claims_alone()
    {
        EditedProject project = Start().Replace("abi/Token.json", static file => file with { Text = AbiText.Of("function symbol() view returns (string)") }).Run();

        Assert.Equal(["abi/Token.json"], project.ChangedIn(TrackingNames.Input));
        Assert.Equal(["Token"], project.ChangedIn(TrackingNames.Parse));
        Assert.Empty(project.ChangedIn(TrackingNames.Claims));
        Assert.Empty(project.ChangedIn(TrackingNames.Registry));
        Assert.Equal(["Token"], project.ChangedIn(TrackingNames.Contract));
        Assert.Equal(["Token"], project.Written());
    }

    [Fact]
    public void Changed_documentation_of_one_entry_does_not_touch_the_claims()
    {
        EditedProject project = Start().Replace("abi/Vault.json", static file => file with { Text = file.Text.Replace("Opens.", "Opens it.", StringComparison.Ordinal) }).Run();

        Assert.Equal(["Vault"], project.ChangedIn(TrackingNames.Parse));
        Assert.Empty(project.ChangedIn(TrackingNames.Claims));
        Assert.Equal(["Vault"], project.Written());
    }

    [Fact]
    public void A_change_of_what_is_not_read_writes_nothing()
    {
        EditedProject project = Start()
            .Replace("abi/Vault.json", static file => file with { Text = file.Text.Replace("\"contractName\"", "\"sourceName\": \"0x6080\",\n  \"contractName\"", StringComparison.Ordinal) })
            .Run();

        Assert.Equal(["abi/Vault.json"], project.ChangedIn(TrackingNames.Input));
        Assert.Empty(project.ChangedIn(TrackingNames.Parse));
        Assert.Empty(project.Written());
    }

    [Fact]
    public void A_file_that_was_saved_without_a_change_writes_nothing()
    {
        EditedProject project = Start().Replace("abi/Vault.json", static file => file with { }).Run();

        Assert.Empty(project.ChangedIn(TrackingNames.Parse));
        Assert.Empty(project.Written());
    }

    [Fact]
    public void Options_that_were_read_again_and_are_the_same_write_nothing()
    {
        EditedProject project = Start().ReloadOptions().Run();

        Assert.Empty(project.ChangedIn(TrackingNames.Input));
        Assert.Empty(project.Written());
    }

    [Fact]
    public void A_changed_struct_writes_its_scope_and_who_uses_it()
    {
        EditedProject project = Start()
            .Replace("abi/Router.json", static file => file with { Text = file.Text.Replace("\"name\":\"a\",\"type\":\"uint8\"", "\"name\":\"a\",\"type\":\"uint16\"", StringComparison.Ordinal) })
            .Run();

        Assert.Equal(["Router"], project.ChangedIn(TrackingNames.Claims));
        Assert.Equal(["IRouter"], project.ChangedIn(TrackingNames.Scope));
        Assert.Equal(["IRouter", "Router"], project.Written());
    }

    [Fact]
    public void A_new_contract_writes_itself()
    {
        EditedProject project = Start().Add(AbiInput.Of("Another", "function f()")).Run();

        Assert.Equal(["Another"], project.ChangedIn(TrackingNames.Claims));
        Assert.Equal(["Another"], project.Written());
    }

    // The scopes are a list: one in the middle moves those behind it, which are then written again with the same text.
    [Fact]
    public void A_new_contract_with_types_of_its_own_writes_no_other_contract()
    {
        EditedProject project = Start();
        IReadOnlyDictionary<string, string> before = project.Sources;

        project.Add(AbiInput.Of("Another", "function f((uint256 x)<struct Aaa.Item> a,(uint256 x)<struct Zzz.Item> b)")).Run();

        Assert.Equal(["Another"], project.ChangedIn(TrackingNames.Contract));
        Assert.Equal(["Aaa", "Another", "Zzz"], project.Sources.Except(before).Select(static file => file.Key.Split('.')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_removed_contract_takes_its_files_with_it_and_writes_no_other_contract()
    {
        EditedProject project = Start();
        IReadOnlyDictionary<string, string> before = project.Sources;

        project.Remove("abi/Router.json").Run();

        Assert.Empty(project.ChangedIn(TrackingNames.Contract));
        Assert.Empty(project.Sources.Except(before));
        Assert.Equal(["IVault", "Token", "Vault"], project.Sources.Keys.Select(static name => name.Split('.')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_renamed_contract_writes_itself()
    {
        EditedProject project = Start().Replace("abi/Token.json", static file => file with { ContractName = "Coin" }).Run();

        Assert.Equal(["Coin"], project.ChangedIn(TrackingNames.Claims));
        Assert.Equal(["Coin"], project.Written());
    }

    [Fact]
    public void Changed_metadata_writes_its_contract()
    {
        Assert.Equal(["Token"], Start().Replace("abi/Token.json", static file => file with { Namespace = "Acme.Other" }).Run().Written());
        Assert.Equal(["Token"], Start().Replace("abi/Token.json", static file => file with { Accessibility = "Internal" }).Run().Written());
    }

    [Fact]
    public void A_file_that_becomes_garbage_takes_its_contract_with_it_and_comes_back()
    {
        EditedProject project = Start();
        IReadOnlyDictionary<string, string> before = project.Sources;

        Assert.Empty(project.Replace("abi/Token.json", static file => file with { Text = "[" }).Run().Written());
        Assert.Equal(before.Count - 1, project.Sources.Count);
        Assert.Equal(["Token"], project.Replace("abi/Token.json", static _ => Token).Run().Written());
        Assert.Equal(before, project.Sources);
    }

    [Fact]
    public void The_name_of_a_contract_that_went_goes_to_the_next_who_wants_it()
    {
        EditedProject project = Start().Add(new AbiInput("abi/old/Token.json", Token.Text)).Run();
        Assert.Empty(project.Written());

        Assert.Equal(["Token"], project.Remove("abi/Token.json").Run().Written());
    }

    [Fact]
    public void Four_hundred_edits_among_a_hundred_contracts_write_a_file_each()
    {
        EditedProject project = new([.. Enumerable.Range(0, 100).Select(static i => AbiInput.Of($"C{i}", $"function f((uint256 x)<struct L{i}.S> a)"))]);

        for (int i = 0; i < 400; i++)
        {
            string name = $"C{i * 37 % 100}";
            project.Replace($"abi/{name}.json", file => file with { Text = AbiText.Of($"function f((uint256 x)<struct L{name[1..]}.S> a)", $"function g{i}()") }).Run();
            Assert.Equal([name], project.Written());
            Assert.Empty(project.ChangedIn(TrackingNames.Registry));
        }
    }

    private static EditedProject Start() => new(Vault, Router, Token);
}
